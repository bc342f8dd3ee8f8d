package dev.seatrial.scenario.load;

import dev.seatrial.scenario.load.Block.Section;
import dev.seatrial.scenario.load.SystemTypes.Variable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Orders a system's variables so that each comes after those it refers to. */
final class Variables {

  private final Map<String, Variable> variables;
  private final Mentions mentions;
  private final Map<String, String> ordered = new LinkedHashMap<>();

  private Variables(Map<String, Variable> variables, Mentions mentions) {
    this.variables = variables;
    this.mentions = mentions;
  }

  /** Name to value; those in a cycle (which is reported elsewhere) come in any order. */
  static Map<String, String> inOrder(Map<String, Variable> variables, Mentions mentions) {
    Variables order = new Variables(variables, mentions);
    variables.keySet().forEach(name -> order.place(name, variables.size()));
    return Collections.unmodifiableMap(order.ordered);
  }

  private void place(String name, int depth) {
    Variable variable = variables.get(name);
    if (variable == null || ordered.containsKey(name)) {
      return;
    }
    if (depth > 0) {
      for (Mention mention : mentions.in(new Block(Section.VARIABLE, name))) {
        if (mention instanceof Mention.Used used) {
          place(used.name(), depth - 1);
        }
      }
    }
    ordered.putIfAbsent(name, variable.value());
  }
}
