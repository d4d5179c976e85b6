/** What the page counts over the calls that it has. */

/** Pay-i has accounted for the call without a price, or without that of some units, although the provider has answered. */
export function isUnpriced(call) {
    return (call.state === 'delivered' || call.state === 'duplicate') && (call.status === undefined || call.status < 299)
            && (call.unknownUnits !== undefined || call.cost === undefined || hasNoUsage(call));
}

function hasNoUsage(call) {
    return call.units !== undefined && Object.keys(call.units).length === 0;
}

export function whyUnpriced(call) {
    if (call.warnings) {
        return call.warnings.join('; ');
    }
    if (hasNoUsage(call)) {
        return 'the answer names no usage';
    }
    return (call.unknownUnits ? 'Pay-i has no price for ' + call.unknownUnits.join(', ') : 'Pay-i gave no cost')
            + ': name the price with payi.model-mappings';
}

export function tokens(call, side) {
    return Object.entries(call.units || {}).filter(([name]) => name.startsWith('text'))
            .reduce((sum, [, unit]) => sum + (unit[side] || 0), 0);
}

/** Cost and tokens by a value of the calls, the most expensive first. */
export function by(calls, valuesOf) {
    const groups = new Map();
    for (const call of calls) {
        for (const name of valuesOf(call)) {
            const group = groups.get(name) || { name, cost: 0, input: 0, output: 0, calls: 0 };
            group.cost += call.cost || 0;
            group.input += tokens(call, 'input');
            group.output += tokens(call, 'output');
            group.calls++;
            groups.set(name, group);
        }
    }
    return [...groups.values()].sort((a, b) => b.cost - a.cost || b.calls - a.calls).slice(0, 8);
}

const STEPS = [1, 5, 10, 30, 60, 300, 600, 1800, 3600, 21600, 86400];

/** Cost and tokens of equal spans of time, at most 30. */
export function overTime(calls) {
    if (calls.length === 0) {
        return [];
    }
    const times = calls.map(call => call.time);
    const first = Math.min(...times);
    const last = Math.max(...times);
    const step = 1000 * (STEPS.find(seconds => (last - first) / 1000 / seconds < 29) || 604800);
    const spans = [];
    for (let begin = first - first % step; begin <= last; begin += step) {
        spans.push({ name: new Date(begin).toLocaleTimeString(), cost: 0, input: 0, output: 0 });
    }
    for (const call of calls) {
        const span = spans[Math.floor((call.time - (first - first % step)) / step)];
        span.cost += call.cost || 0;
        span.input += tokens(call, 'input');
        span.output += tokens(call, 'output');
    }
    return spans;
}
