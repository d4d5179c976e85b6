package com.payi.cdi.internal.ingest;

import com.payi.cdi.internal.context.Frame;

/** An event on its way, with the frame that waits for the result. */
record Submission(IngestEvent event, Frame frame) {}
