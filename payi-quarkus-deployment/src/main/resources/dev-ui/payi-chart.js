import { EchartsAbstractCanvas } from '../echarts/echarts-abstract-canvas.js';

/** A bar chart in the colors of the theme: names on one axis, a series of numbers for each kind of value. */
class PayiChart extends EchartsAbstractCanvas {
    static properties = {
        names: { type: Array },
        series: { type: Array },
        lying: { type: Boolean },
        format: { attribute: false },
    };

    constructor() {
        super();
        this.names = [];
        this.series = [];
        this.lying = false;
        this.format = value => value;
    }

    getOption() {
        const style = getComputedStyle(this);
        const color = style.getPropertyValue('--lumo-body-text-color') || 'grey';
        const line = style.getPropertyValue('--lumo-contrast-20pct') || 'grey';
        const label = { color, hideOverlap: true };
        const names = { type: 'category', data: this.names, axisLabel: { ...label, width: 150, overflow: 'truncate' },
            axisTick: { show: false }, axisLine: { lineStyle: { color: line } }, inverse: this.lying };
        const values = { type: 'value', axisLabel: { ...label, formatter: this.format }, splitNumber: 3,
            splitLine: { lineStyle: { color: line } } };
        return {
            animation: false,
            color: ['#4695eb', '#f0a020'],
            tooltip: { trigger: 'axis', confine: true, valueFormatter: this.format },
            legend: { show: this.series.length > 1, top: 0, right: 0, textStyle: { color } },
            grid: { left: 4, right: 24, top: this.series.length > 1 ? 32 : 12, bottom: 4, containLabel: true },
            xAxis: this.lying ? values : names,
            yAxis: this.lying ? names : values,
            series: this.series.map(one => ({ name: one.name, data: one.values, type: 'bar', stack: 'all', barMaxWidth: 28 })),
        };
    }
}
customElements.define('payi-chart', PayiChart);
