import { QwcHotReloadElement, html, css } from 'qwc-hot-reload-element';
import { JsonRpc } from 'jsonrpc';
import { columnBodyRenderer } from '@vaadin/grid/lit.js';
import { dialogRenderer } from '@vaadin/dialog/lit.js';
import '@vaadin/grid';
import '@vaadin/grid/vaadin-grid-sort-column.js';
import '@vaadin/dialog';
import '@vaadin/text-field';
import '@vaadin/button';
import '@vaadin/progress-bar';
import '@vaadin/tabs';
import '@qomponent/qui-badge';
import 'qui-themed-code-block';
import './payi-chart.js';
import { by, isUnpriced, overTime, tokens, whyUnpriced } from './payi-sums.js';

const money = value => value === undefined ? '–' : '$' + value.toFixed(value !== 0 && value < 0.1 ? 6 : 2);
const short = value => '$' + Number(value.toPrecision(3));
const count = value => value.toLocaleString('en-US');
const DIMENSIONS = [
    ['Use case', call => [call.useCase || 'none']],
    ['User', call => [call.user || 'none']],
    ['Model', call => [call.model || 'unknown']],
    ['Limit', call => call.limits || ['none']],
];
/** States of an event that Pay-i does not count, or of a proxied call of which that is not known. */
const FAILED = ['rejected', 'dropped', 'no result'];
const LEVEL = { ok: 'success', exceeded: 'warning', overrun: 'error', blocked: 'error' };

/** The calls of the application, what they cost, and how they reach Pay-i. */
export class QwcPayiCalls extends QwcHotReloadElement {
    static styles = css`
        :host { display: flex; flex-direction: column; height: 100%; overflow: auto; padding: 0 1rem 1rem; box-sizing: border-box;
            color: var(--lumo-body-text-color); }
        h4 { margin: 0 0 .4rem; font-size: var(--lumo-font-size-s, 14px); }
        h4 .quiet { font-weight: normal; font-size: 12px; white-space: nowrap; }
        .tiles, .charts, .below { display: grid; gap: .8rem; margin-bottom: .8rem; }
        .tiles { grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); }
        .charts { grid-template-columns: repeat(auto-fit, minmax(270px, 1fr)); }
        .below { grid-template-columns: 3fr 2fr; }
        .box { border: 1px solid var(--lumo-contrast-20pct); border-radius: 6px; padding: .6rem .8rem; min-width: 0; }
        .tile b { display: block; font-size: 1.5rem; font-weight: 600; }
        .quiet { color: var(--lumo-secondary-text-color); font-size: var(--lumo-font-size-s, 13px); }
        .unpriced { border-color: var(--lumo-warning-color, orange); border-left-width: 5px; margin-bottom: .8rem; }
        .unpriced div { padding: .1rem 0; }
        .chart { height: 200px; }
        .bar { display: flex; align-items: center; justify-content: space-between; gap: 1rem; }
        .limit { display: grid; grid-template-columns: 9rem 1fr max-content 5.5rem; gap: .8rem; align-items: center; padding: .25rem 0; }
        .limit vaadin-progress-bar { margin: 0; }
        .limit span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        vaadin-tabs { margin-bottom: .6rem; }
        :host > * { flex-shrink: 0; }
        vaadin-grid { flex: 1 0 16rem; }
        vaadin-text-field { width: 22rem; }
        .warn { color: var(--lumo-warning-text-color, orange); }
        .bad { color: var(--lumo-error-text-color); }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .2rem .8rem .2rem 0; vertical-align: top;
            border-bottom: 1px solid var(--lumo-contrast-10pct); }
    `;

    static properties = {
        _state: { state: true },
        _filter: { state: true },
        _dimension: { state: true },
        _shown: { state: true },
    };

    constructor() {
        super();
        this.jsonRpc = new JsonRpc(this, false);
        this._calls = new Map();
        this._filter = '';
        this._dimension = 0;
    }

    connectedCallback() {
        super.connectedCallback();
        this.hotReload();
    }

    disconnectedCallback() {
        this._updates?.cancel();
        super.disconnectedCallback();
    }

    /** After a reload the application does not know this page any more. */
    hotReload() {
        this._updates?.cancel();
        this._updates = this.jsonRpc.updates().onNext(message => this._update(message.result));
    }

    _update(changes) {
        if (changes.all) {
            this._calls = new Map();
        }
        changes.rows.forEach(row => this._calls.set(row.number, row));
        while (this._calls.size > 1000) {
            this._calls.delete(this._calls.keys().next().value);
        }
        this._state = changes;
    }

    updated() {
        this.renderRoot.querySelector('vaadin-grid')?.recalculateColumnWidths();
    }

    render() {
        if (!this._state) {
            return html`<vaadin-progress-bar indeterminate></vaadin-progress-bar>`;
        }
        const calls = [...this._calls.values()];
        const unpriced = calls.filter(isUnpriced);
        return html`
            ${this._unpriced(unpriced)}
            ${this._tiles(calls, unpriced)}
            ${this._charts(calls, this._origin())}
            <div class="below">${this._limits(calls, this._origin())} ${this._delivery(this._state.delivery)}</div>
            ${this._table(calls)}
            ${this._dialog()}`;
    }

    /** Where costs come from, beside each number of the dev service. */
    _origin() {
        return this._state.pricesDate ? html`<span class="quiet">, prices of ${this._state.pricesDate}</span>` : '';
    }

    _unpriced(calls) {
        const models = by(calls, call => [(call.model || 'a proxied call') + ': ' + whyUnpriced(call)]);
        return calls.length === 0 ? '' : html`
            <div class="box unpriced" id="unpriced">
                <h4>${calls.length} ${calls.length === 1 ? 'call has' : 'calls have'} no price</h4>
                ${models.map(model => html`<div>${model.calls} × ${model.name}</div>`)}
            </div>`;
    }

    _tiles(calls, unpriced) {
        const sum = side => calls.reduce((all, call) => all + tokens(call, side), 0);
        const tile = (id, name, value, more) => html`
            <div class="box tile"><span class="quiet">${name}</span><b id="${id}">${value}</b>
                <span class="quiet">${more}</span></div>`;
        const delivery = this._state.delivery;
        const prices = this._state.pricesDate;
        return html`<div class="tiles">
            ${tile('calls', 'Calls', count(this._state.calls), calls.length < this._state.calls ? 'the last 1,000 below' : 'all below')}
            ${tile('cost', 'Cost today', money(this._state.costToday), prices ? 'prices of ' + prices : 'as Pay-i answered')}
            ${tile('tokens', 'Tokens', count(sum('input') + sum('output')), count(sum('input')) + ' in, ' + count(sum('output')) + ' out')}
            ${tile('without-price', 'Unpriced calls', count(unpriced.length), unpriced.length ? 'listed above' : 'none')}
            ${tile('waiting', 'Waiting events', count(delivery.queued + delivery.spooled), delivery.suspended ? 'delivery is suspended' : 'for Pay-i')}
        </div>`;
    }

    _charts(calls, origin) {
        const groups = by(calls, DIMENSIONS[this._dimension][1]);
        return html`
            <vaadin-tabs .selected=${this._dimension} @selected-changed=${event => this._dimension = event.detail.value}>
                ${DIMENSIONS.map(([name]) => html`<vaadin-tab>${name}</vaadin-tab>`)}
            </vaadin-tabs>
            <div class="charts">
                ${this._chart(html`Cost by ${DIMENSIONS[this._dimension][0].toLowerCase()}${origin}`, groups, true, true)}
                ${this._chart('Tokens by ' + DIMENSIONS[this._dimension][0].toLowerCase(), groups, false, true)}
                ${this._chart(html`Cost over time${origin}`, overTime(calls), true, false)}
                ${this._chart('Tokens over time', overTime(calls), false, false)}
            </div>`;
    }

    _chart(title, groups, cost, lying) {
        const series = cost
            ? [{ name: 'Cost', values: groups.map(group => group.cost) }]
            : [{ name: 'Input', values: groups.map(group => group.input) }, { name: 'Output', values: groups.map(group => group.output) }];
        return html`<div class="box"><h4>${title}</h4>
            ${groups.length === 0 ? html`<div class="chart quiet">No call yet</div>` : html`
                <payi-chart class="chart" .names=${groups.map(group => group.name)} .series=${series} ?lying=${lying}
                    .format=${cost ? short : count}></payi-chart>`}
        </div>`;
    }

    _limits(calls, origin) {
        const spent = by(calls, call => call.limits || []);
        return html`<div class="box" id="limits"><h4>Limits${origin}</h4>
            ${this._state.limits.length === 0 ? html`<span class="quiet">No call had a limit yet</span>` : ''}
            ${this._state.limits.map(limit => {
                const own = spent.find(group => group.name === limit.id);
                const amount = limit.spent ?? (own ? own.cost : 0);
                return html`<div class="limit">
                    <span title="${limit.id}">${limit.id}</span>
                    ${limit.max ? html`<vaadin-progress-bar theme="${LEVEL[limit.state] || ''}"
                        value="${Math.min(1, amount / limit.max)}"></vaadin-progress-bar>` : html`<span class="quiet">maximum known to Pay-i alone</span>`}
                    <span>${money(amount)} ${limit.max ? 'of ' + money(limit.max) + ' (' + Math.round(100 * amount / limit.max) + ' %)' : 'here'}</span>
                    <qui-badge level="${LEVEL[limit.state] || 'contrast'}" small><span>${limit.state || 'unknown'}</span></qui-badge>
                </div>`;
            })}
        </div>`;
    }

    _delivery(counts) {
        return html`<div class="box" id="delivery"><h4>Delivery</h4>
            <div>${count(counts.offered)} offered = ${count(counts.delivered)} delivered + ${count(counts.rejected)} rejected
                + ${count(counts.dropped)} dropped + ${count(counts.queued)} queued + ${count(counts.spooled)} spooled</div>
            <div class="quiet">${count(counts.failedAttempts)} failed attempts${counts.suspended ? ', delivery is suspended' : ''}</div>
            ${counts.failure ? html`<div class="bad">${new Date(counts.failedAt).toLocaleTimeString()}: ${counts.failure}</div>
                <div>${counts.remedy}</div>` : html`<div class="quiet">No error</div>`}
        </div>`;
    }

    _table(calls) {
        const prices = this._state.pricesDate;
        const wanted = this._filter.toLowerCase();
        const rows = calls.filter(call => !wanted || JSON.stringify(call).toLowerCase().includes(wanted))
            .sort((a, b) => isUnpriced(b) - isUnpriced(a) || b.number - a.number);
        const column = (header, content, width) => html`<vaadin-grid-column header="${header}" resizable auto-width flex-grow="${width || 0}"
            ${columnBodyRenderer(content, [])}></vaadin-grid-column>`;
        return html`
            <div class="bar">
                <vaadin-text-field placeholder="Filter calls" clear-button-visible .value=${this._filter}
                    @value-changed=${event => this._filter = event.detail.value}></vaadin-text-field>
                <span class="quiet">A click on a call shows what is sent to Pay-i${prices ? '. Costs with prices of ' + prices : ''}</span>
                <vaadin-button theme="small" @click=${() => this.jsonRpc.clear()}>Clear</vaadin-button>
            </div>
            <vaadin-grid .items=${rows} theme="compact row-stripes no-border"
                    @active-item-changed=${event => this._open(event.detail.value)}>
                ${column('Time', call => new Date(call.time).toLocaleTimeString())}
                ${column('Use case', call => html`<span title="${call.instance || ''}">${call.useCase || '–'}
                    <span class="quiet">${(call.instance || '').slice(0, 8)}</span></span>`, 1)}
                ${column('User', call => call.user || '–')}
                ${column('Account', call => call.account || '–')}
                ${column('Model', call => call.model || '–', 1)}
                ${column('Units', call => Object.entries(call.units || {}).map(([name, unit]) =>
                    name + ' ' + (unit.input || 0) + '/' + (unit.output || 0)).join(', ') || '–')}
                ${column('Cost', call => isUnpriced(call)
                    ? html`<span class="warn" title="${whyUnpriced(call)}">${call.cost > 0 ? money(call.cost) + ' and more' : 'no price'}</span>`
                    : money(call.cost))}
                ${column('Latency', call => call.latency === undefined ? '–' : count(call.latency) + ' ms')}
                ${column('First token', call => call.firstToken === undefined ? '–' : count(call.firstToken) + ' ms')}
                ${column('Mode', call => call.mode)}
                ${column('Status', call => html`<span class="${call.status >= 299 ? 'bad' : ''}">${call.status ?? '–'}</span>`)}
                ${column('Attempt', call => call.attempt)}
                ${column('Event', call => html`<span class="${FAILED.includes(call.state) ? 'bad' : ''}"
                    title="${call.remedy || ''}">${call.state}${call.why ? ': ' + call.why : ''}</span>`)}
            </vaadin-grid>`;
    }

    async _open(call) {
        if (call) {
            const detail = await this.jsonRpc.call({ number: call.number });
            this._shown = { call, ...detail.result };
        }
    }

    _dialog() {
        return html`<vaadin-dialog header-title="Call ${this._shown?.call.number}" resizable draggable width="760px"
            .opened=${this._shown !== undefined}
            @opened-changed=${event => { if (!event.detail.value) { this._shown = undefined; } }}
            ${dialogRenderer(() => this._detail(), [this._shown])}></vaadin-dialog>`;
    }

    _detail() {
        if (!this._shown) {
            return html``;
        }
        const { call, json, levels } = this._shown;
        return html`
            ${call.cost === undefined ? '' : html`<p id="price">Cost: <b>${money(call.cost)}</b>${this._origin()}${isUnpriced(call)
                ? html`. ${whyUnpriced(call)}` : ''}</p>`}
            ${call.why ? html`<p id="why"><b>${call.state}: ${call.why}.</b> ${call.remedy || ''}</p>` : ''}
            <h4>Where the context's values come from</h4>
            <table id="levels" style="width: 100%; text-align: left; border-spacing: 0 .2rem">
                <tr><th>Name</th><th>Level</th><th>Value, the last one holds</th></tr>
                ${(levels || []).map(row => html`<tr><td>${row.field}</td><td>${row.level}</td><td>${row.value}</td></tr>`)}
            </table>
            <h4>What is sent to Pay-i</h4>
            ${json ? html`<qui-themed-code-block mode="json" content="${JSON.stringify(JSON.parse(json), null, 2)}"></qui-themed-code-block>`
                : html`<p id="not-reported">The call itself goes through Pay-i: nothing is reported beside it.</p>`}`;
    }
}
customElements.define('qwc-payi-calls', QwcPayiCalls);
