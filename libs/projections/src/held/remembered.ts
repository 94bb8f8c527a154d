/**
 * A pure function of an immutable object that computes each result once: states are asked for again and
 * again over the same facts. What is remembered goes with the object.
 */
export function remembered<Of extends object, Result>(
  compute: (of: Of) => Result,
): (of: Of) => Result {
  const known = new WeakMap<Of, { readonly result: Result }>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before.result;
    const result = compute(of);
    known.set(of, { result });
    return result;
  };
}
