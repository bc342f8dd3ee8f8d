package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.list;
import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Composites.mapOrList;
import static dev.seatrial.scenario.load.Composites.oneOrMore;
import static dev.seatrial.scenario.load.Scalars.ref;
import static dev.seatrial.scenario.load.Scalars.text;

import dev.seatrial.scenario.Service.Options;
import dev.seatrial.scenario.Service.Port;
import dev.seatrial.scenario.Step.Start.Until;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys of the Compose Specification that need more than one line. */
final class ComposeTypes {
  private static final Pattern PORTS = Pattern.compile("(?:([0-9]{1,5}):)?([0-9]{1,5})(?:/tcp)?");
  private static final Pattern HOST = Pattern.compile("([A-Za-z0-9.-]+)[:=](\\S+)");

  /** Keys of Compose that are not supported, and why. */
  static final Map<String, String> UNSUPPORTED = unsupported();

  /** {@code 80}, or {@code 8080:80}. */
  static final Type<Port> PORT =
      Scalars.noting(
          Scalars.loosely(
              Scalars.parsed(
                  "a port", "^" + PORTS + "$", Quantities.numberOrText(), ComposeTypes::port)),
          (port, at, in) ->
              port.host()
                  .ifPresent(
                      host ->
                          in.mention(
                              new Mention.Declared(Thing.HOST_PORT, String.valueOf(host), at))));

  private static final Type<Until> CONDITION =
      new Shape<>(
          "dependency",
          "What is waited for.",
          f -> {
            var condition =
                f.required(
                    "condition",
                    Scalars.word(List.of(Condition.values()), '_'),
                    "service_healthy or service_started.");
            return f.build(
                () -> condition.get() == Condition.SERVICE_STARTED ? Until.STARTED : Until.HEALTHY);
          });

  /** A list of services, or a mapping to conditions. */
  static final Type<Map<String, Until>> DEPENDS_ON =
      mapOrList(
          map(ref(Thing.SERVICE), CONDITION),
          new Converted<>(
              list(ref(Thing.SERVICE)),
              names -> {
                Map<String, Until> healthy = new LinkedHashMap<>();
                names.forEach(name -> healthy.put(name, Until.HEALTHY));
                return healthy;
              }));

  private enum Condition {
    SERVICE_HEALTHY,
    SERVICE_STARTED
  }

  private ComposeTypes() {}

  /** Keys that are handed to the engine as they are. */
  static Slot<Options> options(Fields f) {
    var workingDir = f.optional("working_dir", HttpTypes.absolute(), "Folder it starts in.");
    var stopSignal = f.optional("stop_signal", text(), "Instead of SIGTERM.");
    var init = f.or("init", Scalars.bool(), false, "Whether an init process reaps children.");
    var tmpfs =
        f.or("tmpfs", oneOrMore(HttpTypes.absolute()), List.of(), "File systems in memory.");
    var shmSize = f.optional("shm_size", Quantities.size(), "Size of /dev/shm.");
    var cpus = f.optional("cpus", cpus(), "How many processors it may use: 1.5.");
    var extraHosts =
        f.or(
            "extra_hosts",
            mapOrList(
                map(Scalars.name(), text()), new Converted<>(list(host()), ComposeTypes::hosts)),
            Map.of(),
            "Host names it knows beside those of the services: name=address.");
    return new Slot<>(
        "",
        Optional.of(
            new Options(
                workingDir.value().flatMap(v -> v),
                stopSignal.value().flatMap(v -> v),
                init.value().orElse(false),
                tmpfs.value().orElse(List.of()),
                shmSize.value().flatMap(v -> v).map(OptionalLong::of).orElse(OptionalLong.empty()),
                cpus.value().flatMap(v -> v).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                extraHosts.value().orElse(Map.of()))),
        Optional.empty());
  }

  private static Type<Double> cpus() {
    return Scalars.scalar(
        "a number of processors",
        "number",
        schema -> schema.put("exclusiveMinimum", 0),
        (node, in) -> {
          try {
            double number = Double.parseDouble(node.text());
            return number > 0 && number < 4096
                ? Optional.of(number)
                : in.wrong(node, "a number of processors");
          } catch (NumberFormatException malformed) {
            return in.wrong(node, "a number of processors");
          }
        });
  }

  private static Port port(String text) {
    Matcher port = PORTS.matcher(text);
    if (!port.matches()) {
      throw new IllegalArgumentException(
          "write 80, or 8080:80 for a fixed port of the host; it is always on loopback");
    }
    String host = port.group(1);
    return new Port(
        number(port.group(2)), host == null ? OptionalInt.empty() : OptionalInt.of(number(host)));
  }

  private static int number(String text) {
    int number = Integer.parseInt(text);
    if (number < 1 || number > 65535) {
      throw new IllegalArgumentException("ports are numbers from 1 to 65535");
    }
    return number;
  }

  private static Type<String> host() {
    return Scalars.parsed(
        "a host name and its address",
        "^" + HOST + "$",
        text(),
        line -> {
          if (!HOST.matcher(line).matches()) {
            throw new IllegalArgumentException("write name=address");
          }
          return line;
        });
  }

  private static Map<String, String> hosts(List<String> lines) {
    Map<String, String> hosts = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher host = HOST.matcher(line);
      if (host.matches()) {
        hosts.put(host.group(1), host.group(2));
      }
    }
    return hosts;
  }

  private static Map<String, String> unsupported() {
    Map<String, String> why = new LinkedHashMap<>();
    why.put("container_name", "every run gives its containers names of their own");
    why.put("restart", "a service that ends by itself is evidence and stays down");
    why.put("networks", "all services of a cell share one network of its own");
    why.put("network_mode", "all services of a cell share one network of its own");
    why.put("env_file", "files of the host are not read; write environment");
    why.put("secrets", "write { secret: ... } under variables and refer to it");
    why.put("configs", "a copy step puts files into volumes and services");
    why.put("deploy", "write mem_limit and cpus");
    why.put("profiles", "a cell starts only the services that its steps name");
    why.put("labels", "labels are the harness's own");
    why.put("privileged", "many engines refuse it");
    why.put("links", "services find each other by their names");
    why.put("expose", "services of a cell reach every port of each other");
    why.put("logging", "all output is kept");
    why.put("pull_policy", "--images tells where images come from");
    why.put("platform", "images are those of the engine's machine");
    return why;
  }
}
