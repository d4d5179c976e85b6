/** Events through MicroProfile Reactive Messaging, where an application has it. */
package com.payi.cdi.messaging;
