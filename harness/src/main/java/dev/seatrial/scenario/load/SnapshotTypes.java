package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.oneOrMore;
import static dev.seatrial.scenario.load.Composites.placed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Step.Snapshot.Member;
import dev.seatrial.source.Location;
import dev.seatrial.source.MappingNode;
import dev.seatrial.source.Node;
import dev.seatrial.source.ScalarNode;
import dev.seatrial.source.SequenceNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Snapshots: of one store, or a list of those that are taken at the same time. */
final class SnapshotTypes {
  private static final String AS = "as";

  private static final Type<Member> MEMBER =
      new Shape<>(
          "snapshot",
          "A store's datasets written as sorted rows.",
          f -> {
            var store = f.required("store", StoreTypes.read(), "Store to read.");
            var as =
                f.required(
                    AS,
                    MadeNames.declared(Thing.SNAPSHOT),
                    "Name for the checks; may hold ${from}, ${to}.");
            f.check(
                in -> {
                  if (store.value().isPresent() && as.value().isPresent()) {
                    in.mention(new Mention.Taken(as.get(), store.get()));
                  }
                });
            return f.build(() -> new Member(store.get(), as.get()));
          });

  static final Type<Step> SNAPSHOT = placed(distinct(oneOrMore(MEMBER)), Step.Snapshot::new);

  private SnapshotTypes() {}

  /** Refuses two of one name, also when something else is wrong with them. */
  private static Type<List<Member>> distinct(Type<List<Member>> members) {
    return new Type<>() {
      @Override
      public Optional<List<Member>> decode(Node node, Reading in) {
        Optional<List<Member>> decoded = members.decode(node, in);
        if (node instanceof SequenceNode list) {
          checkNames(list, in);
        }
        return decoded;
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        return members.schema(writer);
      }
    };
  }

  private static void checkNames(SequenceNode list, Reading in) {
    Map<String, Location> seen = new HashMap<>();
    for (Node item : list.items()) {
      if (item instanceof MappingNode member
          && member.entry(AS).map(MappingNode.Entry::value).orElse(null) instanceof ScalarNode as
          && !as.text().isEmpty()) {
        Location first = seen.putIfAbsent(as.text(), as.location());
        if (first != null) {
          in.error(
              "snapshot.name-twice",
              as.location(),
              "another snapshot of this list is already called " + as.text(),
              "give one of them another name (the other is at " + first + ")");
        }
      }
    }
  }
}
