package dev.seatrial.scenario;

import java.util.Map;

/**
 * How a release lists its instances.
 *
 * @param name key under the system's {@code instances}
 * @param call the question
 * @param items JSONPath to the list of instances in its answer
 * @param id JSONPath inside an item: identity of the instance
 * @param group JSONPath inside an item: what must come back (an instance may be recreated under
 *     another id; as many per group must be running as before)
 * @param label JSONPath inside an item: name for people
 * @param state JSONPath inside an item: the product's state name
 * @param detail JSONPath inside an item: the product's explanation of the state; may be absent
 * @param states the product's state names to ours; a name not listed is reported as it is and
 *     counts as {@code pending}
 */
public record InstanceView(
    String name,
    Call call,
    String items,
    String id,
    String group,
    String label,
    String state,
    String detail,
    Map<String, InstanceState> states) {}
