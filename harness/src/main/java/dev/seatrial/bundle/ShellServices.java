package dev.seatrial.bundle;

import dev.seatrial.plan.Cell;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.ServiceName;
import dev.seatrial.scenario.Step.Start.Until;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Services as functions that create and start their containers. */
final class ShellServices {
  private final Cell cell;
  private final ShellText text;

  ShellServices(Cell cell, ShellText text) {
    this.cell = cell;
    this.text = text;
  }

  /** What a service is called in names of functions and variables. */
  static String slug(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_");
  }

  static String image(String key) {
    return "image_" + slug(key);
  }

  /** A function that starts a service and what it depends on, unless it runs. */
  String function(Service service) {
    StringBuilder out = new StringBuilder();
    String key = service.name();
    out.append("start_").append(slug(key)).append("() { # healthy | started\n");
    out.append("  [ -z \"$(container ").append(ShellText.quoted(key)).append(")\" ] || return 0\n");
    dependencies(service).forEach(line -> out.append("  ").append(line).append('\n'));
    create("service", service, List.of(), List.of(), Map.of())
        .forEach(line -> out.append("  ").append(line).append('\n'));
    out.append("  docker start \"$made\" >/dev/null\n");
    out.append("  [ \"$1\" = started ] || healthy ").append(health(service)).append("\n}\n");
    return out.toString();
  }

  List<String> dependencies(Service service) {
    List<String> lines = new ArrayList<>();
    service
        .dependsOn()
        .forEach(
            (other, until) ->
                lines.add(
                    "start_" + slug(other) + (until == Until.HEALTHY ? " healthy" : " started")));
    return lines;
  }

  /** Waits so long at most, with this command; the form {@code CMD-SHELL} is read by a shell. */
  private String health(Service service) {
    return service
        .healthcheck()
        .map(
            check ->
                Math.max(1, check.startPeriod().toSeconds())
                    + " "
                    + (check.shell()
                        ? "/bin/sh -c " + text.word(String.join(" ", check.test()))
                        : text.words(check.test())))
        .orElse("1");
  }

  /**
   * Lines that create a container, whose name is then in {@code $made}.
   *
   * @param kind {@code service} or {@code once}
   * @param entrypoint replaces the service's; empty keeps it
   * @param command likewise
   * @param more variables beside the service's
   */
  List<String> create(
      String kind,
      Service service,
      List<String> entrypoint,
      List<String> command,
      Map<String, String> more) {
    String base = ServiceName.of(service.name()).base();
    List<String> first = entrypoint.isEmpty() ? service.entrypoint() : entrypoint;
    List<String> words = new ArrayList<>();
    if (first.size() > 1) {
      words.addAll(first.subList(1, first.size()));
    }
    words.addAll(command.isEmpty() ? service.command() : command);
    List<String> options = options(service, more);
    if (!first.isEmpty()) {
      options.add("--entrypoint " + text.word(first.get(0)));
    }
    List<String> lines = new ArrayList<>();
    lines.add("next " + ShellText.quoted(base));
    lines.add(
        "create "
            + kind
            + " "
            + ShellText.quoted(service.name())
            + " "
            + ShellText.quoted(base)
            + " \\");
    options.forEach(option -> lines.add("  " + option + " \\"));
    lines.add(("  \"$" + image(service.name()) + "\" " + text.words(words)).stripTrailing());
    return lines;
  }

  private List<String> options(Service service, Map<String, String> more) {
    List<String> options = new ArrayList<>();
    Map<String, String> environment = new LinkedHashMap<>(service.environment());
    environment.putAll(more);
    environment.forEach((name, value) -> options.add("-e " + text.word(name + "=" + value)));
    for (Service.Mount mount : service.volumes()) {
      options.add(
          "-v \"$run-"
              + mount.volume()
              + "\":"
              + ShellText.quoted(mount.target())
              + (mount.readOnly() ? ":ro" : ""));
    }
    service.ports().forEach(port -> options.add("-p 127.0.0.1::" + port.container()));
    service.memLimit().ifPresent(bytes -> options.add("-m " + bytes));
    service.user().ifPresent(user -> options.add("-u " + text.word(user)));
    service.hostname().ifPresent(name -> options.add("-h " + text.word(name)));
    Service.Options rest = service.options();
    rest.workingDir().ifPresent(folder -> options.add("-w " + text.word(folder)));
    rest.stopSignal().ifPresent(signal -> options.add("--stop-signal " + signal));
    if (rest.init()) {
      options.add("--init");
    }
    rest.tmpfs().forEach(path -> options.add("--tmpfs " + text.word(path)));
    rest.shmSize().ifPresent(bytes -> options.add("--shm-size " + bytes));
    rest.cpus().ifPresent(cpus -> options.add(String.format(Locale.ROOT, "--cpus %.2f", cpus)));
    rest.extraHosts()
        .forEach((host, at) -> options.add("--add-host " + text.word(host + ":" + at)));
    return options;
  }

  /** What of a service no command tells, for people. */
  List<String> untold(Service service) {
    List<String> lines = new ArrayList<>();
    if (service.engineSocket().isPresent()) {
      lines.add(service.name() + " asks the engine through a filtered socket, and has none here");
    }
    if (service.accelerator()
        && cell.profile()
            .filter(p -> p.build().isPresent() || p.passthrough().isPresent())
            .isPresent()) {
      lines.add(
          service.name()
              + " has the accelerator profile "
              + cell.axes().get("accelerator")
              + " in the run, and no accelerator here");
    }
    return lines;
  }
}
