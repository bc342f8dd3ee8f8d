package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.either;
import static dev.seatrial.scenario.load.Composites.list;
import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Composites.mapOrList;
import static dev.seatrial.scenario.load.Composites.some;
import static dev.seatrial.scenario.load.Quantities.duration;
import static dev.seatrial.scenario.load.Quantities.positiveDuration;
import static dev.seatrial.scenario.load.Scalars.parsed;
import static dev.seatrial.scenario.load.Scalars.text;

import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.Service.Healthcheck;
import dev.seatrial.scenario.Service.Mount;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Services, in keys of the Compose Specification. */
final class ServiceTypes {

  private static final Pattern MOUNT =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*):(/[^:]*)(:ro|:rw)?");

  /** Compose's default. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  static final Type<Map<String, String>> ENVIRONMENT =
      mapOrList(
          map(Scalars.name(), Scalars.value()),
          new Converted<>(list(assignment()), ServiceTypes::assignments));

  private static final Type<Mount> MOUNTS =
      Scalars.noting(
          parsed("a mount", "^" + MOUNT + "$", text(), ServiceTypes::mount),
          (mount, at, in) -> in.mention(new Mention.Referred(Thing.VOLUME, mount.volume(), at)));

  private static final Type<Healthcheck> HEALTHCHECK =
      new Shape<>(
          "healthcheck",
          "Compose's healthcheck, run inside the container.",
          f -> {
            Slot<List<String>> test =
                f.required(
                    "test",
                    either(
                        new Converted<>(text(), text -> List.of("CMD-SHELL", text)), some(text())),
                    "[CMD, word, ...] or [CMD-SHELL, line]; a text is a line for the shell.");
            Slot<Duration> interval =
                f.or("interval", positiveDuration(), Duration.ofSeconds(1), "Between two tries.");
            Slot<Duration> timeout =
                f.or("timeout", positiveDuration(), Duration.ofSeconds(5), "Of one try.");
            Slot<Duration> startPeriod =
                f.or(
                    "start_period",
                    positiveDuration(),
                    Duration.ofMinutes(1),
                    "How long the harness waits for the first success.");
            f.check(in -> test.value().ifPresent(words -> checkTest(words, test, in)));
            return f.build(
                () ->
                    new Healthcheck(
                        test.get().subList(1, test.get().size()),
                        test.get().get(0).equals("CMD-SHELL"),
                        interval.get(),
                        timeout.get(),
                        startPeriod.get()));
          });

  static final Type<Service> SERVICE =
      new Shape<>(
          "service",
          "A container of the system, in keys of the Compose Specification.",
          f -> {
            var like =
                f.optional("extends", Extends.SERVICE, "Another service that this one is like.");
            var image =
                f.optional("image", text(), "Official image; with build alone, none is pulled.");
            var build =
                f.optional("build", BuildTypes.BUILD, "How to assemble it without a registry.");
            var entrypoint =
                f.or("entrypoint", CommandLine.type(), List.of(), "Replaces the image's.");
            var command =
                f.or("command", CommandLine.type(), List.of(), "Replaces the image's arguments.");
            var environment = f.or("environment", ENVIRONMENT, Map.of(), "Variables it sees.");
            var volumes =
                f.or("volumes", list(MOUNTS), List.of(), "Named volumes: volume:/path[:ro].");
            var ports =
                f.or(
                    "ports",
                    list(ComposeTypes.PORT),
                    List.of(),
                    "Container ports, each published on a free port of the host; host:container"
                        + " fixes that one.");
            var dependsOn =
                f.or(
                    "depends_on",
                    ComposeTypes.DEPENDS_ON,
                    Map.of(),
                    "Services that must be healthy before it starts; or a mapping with conditions.");
            var healthcheck = f.optional("healthcheck", HEALTHCHECK, "What tells that it is up.");
            var memLimit = f.optional("mem_limit", Quantities.size(), "Memory: 512m, 2g.");
            var user = f.optional("user", text(), "user[:group] inside the container.");
            var hostname = f.optional("hostname", text(), "Host name inside the container.");
            var grace =
                f.or("stop_grace_period", duration(), GRACE, "Time between SIGTERM and SIGKILL.");
            var options = ComposeTypes.options(f);
            var accelerator =
                f.or(
                    "x-accelerator",
                    Scalars.bool(),
                    false,
                    "Whether the cell's accelerator profile is injected.");
            var socket =
                f.optional(
                    "x-engine-socket",
                    HttpTypes.absolute(),
                    "Path at which the filtered engine socket appears.");
            f.unsupported(ComposeTypes.UNSUPPORTED);
            f.someOf("a service may have both: --images tells which is taken", image, build, like);
            return f.link(
                in -> {
                  Service service =
                      new Service(
                          f.name(),
                          image.get(),
                          build.get(),
                          entrypoint.get(),
                          command.get(),
                          environment.get(),
                          volumes.get(),
                          ports.get(),
                          dependsOn.get(),
                          healthcheck.get(),
                          memLimit.get().map(OptionalLong::of).orElse(OptionalLong.empty()),
                          user.get(),
                          hostname.get(),
                          grace.get(),
                          options.get(),
                          accelerator.get(),
                          socket.get(),
                          f.location());
                  in.known().services.put(service.name(), service);
                  return Optional.of(service);
                });
          });

  private ServiceTypes() {}

  private static Mount mount(String text) {
    Matcher mount = MOUNT.matcher(text);
    if (!mount.matches()) {
      throw new IllegalArgumentException(
          "write volume:/path or volume:/path:ro; folders of the host cannot be mounted");
    }
    return new Mount(mount.group(1), mount.group(2), ":ro".equals(mount.group(3)));
  }

  private static Type<String> assignment() {
    return parsed(
        "a variable and its value",
        "^[^=]+=",
        text(),
        line -> {
          if (line.indexOf('=') < 1) {
            throw new IllegalArgumentException(
                "write NAME=value; the host's environment is never passed on");
          }
          return line;
        });
  }

  private static Map<String, String> assignments(List<String> lines) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      environment.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return Collections.unmodifiableMap(environment);
  }

  private static void checkTest(List<String> words, Slot<?> test, Reading in) {
    boolean shell = words.get(0).equals("CMD-SHELL");
    boolean known = shell ? words.size() == 2 : words.get(0).equals("CMD") && words.size() > 1;
    if (!known) {
      in.error(
          "value.malformed",
          test.place().orElseThrow(),
          "a healthcheck's test begins with CMD or CMD-SHELL",
          "write [CMD, word, ...] or [CMD-SHELL, line]");
    }
  }
}
