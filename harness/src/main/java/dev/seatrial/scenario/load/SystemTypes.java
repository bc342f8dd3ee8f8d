package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.block;
import static dev.seatrial.scenario.load.Composites.either;
import static dev.seatrial.scenario.load.Composites.list;
import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Scalars.declared;
import static dev.seatrial.scenario.load.Scalars.text;
import static dev.seatrial.scenario.load.Scalars.value;

import dev.seatrial.scenario.InstanceState;
import dev.seatrial.scenario.InstanceView;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.SystemUnderTest;
import dev.seatrial.scenario.load.Block.Section;
import dev.seatrial.scenario.load.Composites.Located;
import dev.seatrial.scenario.load.Documents.Metadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code system.yaml}. */
final class SystemTypes {

  /** A variable; the value of a secret is masked in reports. */
  record Variable(String value, boolean secret) {}

  private static final Type<Variable> VARIABLE =
      either(
          new Converted<>(value(), text -> new Variable(text, false)),
          new Shape<>(
              "secret variable",
              "A variable that reports mask.",
              f -> {
                var secret = f.required("secret", value(), "Its value.");
                return f.build(() -> new Variable(secret.get(), true));
              }));

  private static final Type<InstanceView> VIEW =
      new Shape<>(
          "instance view",
          "How a release lists its instances.",
          f -> {
            var http = f.required("http", HttpTypes.CALL, "The request.");
            var path = HttpTypes.jsonPath(text());
            var items = f.required("items", path, "JSONPath to the list in its answer.");
            var id = f.required("id", path, "JSONPath in an item: its identity.");
            var group = f.required("group", path, "JSONPath in an item: what must come back.");
            var label = f.optional("label", path, "JSONPath in an item: name for people.");
            var state = f.required("state", path, "JSONPath in an item: the product's state.");
            var detail = f.or("detail", path, "", "JSONPath in an item: why it is in that state.");
            var states =
                f.required(
                    "states",
                    map(Scalars.prose(), Scalars.word(List.of(InstanceState.values()))),
                    "The product's state names to ours.");
            return f.link(
                in -> {
                  InstanceView view =
                      new InstanceView(
                          f.name(),
                          http.get(),
                          items.get(),
                          id.get(),
                          group.get(),
                          label.get().orElse(id.get()),
                          state.get(),
                          detail.get(),
                          states.get());
                  in.known().views.put(view.name(), view);
                  return Optional.of(view);
                });
          });

  private static final Type<List<Step>> WAY_OUT =
      Scalars.noting(
          StepTypes.steps(), (steps, at, in) -> in.known().waysOut.put(in.name(), steps));

  static final Type<SystemUnderTest> SYSTEM =
      new Shape<>(
          "system",
          "A product whose releases migrate.",
          f -> {
            Documents.header(f, "System");
            Slot<Metadata> metadata = f.required("metadata", Documents.METADATA, "Name and title.");
            var releases =
                f.required("releases", ReleaseTypes.RELEASES, "Versions it knows, oldest first.");
            var variables =
                f.or(
                    "variables",
                    map(declared(Thing.VARIABLE), block(Section.VARIABLE, VARIABLE)),
                    Map.of(),
                    "Values for ${name}: a text, or { secret: text }.");
            var volumes =
                f.or("volumes", list(declared(Thing.VOLUME)), List.of(), "Names of volumes.");
            var services =
                f.required(
                    "services",
                    Extends.applied(
                        map(declared(Thing.SERVICE), block(Section.SERVICE, ServiceTypes.SERVICE))),
                    "Its containers.");
            var stores =
                f.or(
                    "stores",
                    map(declared(Thing.STORE), StoreTypes.STORE),
                    Map.of(),
                    "Where its datasets live.");
            var instances =
                f.or(
                    "instances",
                    map(declared(Thing.VIEW), block(Section.VIEW, VIEW)),
                    Map.of(),
                    "How each release lists its instances.");
            var waysOut =
                f.or(
                    "recover",
                    map(declared(Thing.WAY_OUT), block(Section.WAY_OUT, WAY_OUT)),
                    Map.of(),
                    "Named ways out: lists of steps.");
            f.check(in -> metadata.value().ifPresent(m -> Documents.checkName(m, in)));
            f.check(in -> releases.value().ifPresent(all -> ReleaseTypes.check(all, in)));
            return f.link(
                in ->
                    Optional.of(
                        new SystemUnderTest(
                            metadata.get().name().value(),
                            metadata.get().title(),
                            in.directory(),
                            releases.get().stream().map(Located::value).toList(),
                            Variables.inOrder(variables.get(), in.mentions()),
                            variables.get().entrySet().stream()
                                .filter(variable -> variable.getValue().secret())
                                .map(Map.Entry::getKey)
                                .toList(),
                            volumes.get(),
                            services.get(),
                            stores.get(),
                            instances.get(),
                            waysOut.get(),
                            metadata.get().name().at())));
          });

  private SystemTypes() {}
}
