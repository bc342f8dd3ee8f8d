package dev.seatrial.kubernetes;

import dev.seatrial.scenario.Call;
import dev.seatrial.scenario.ExecCall;
import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.SqlCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Calls as a person makes them on the cluster. */
final class Hints {
  private final Sheet sheet;
  private final ServiceWork services;

  Hints(Sheet sheet, ServiceWork services) {
    this.sheet = sheet;
    this.services = services;
  }

  /** One line; what is secret in it is marked to be filled in. */
  String of(Call call) {
    if (call instanceof ExecCall exec) {
      return "kubectl --namespace " + sheet.namespace() + " " + exec(exec);
    } else if (call instanceof SqlCall sql) {
      return "in the store "
          + sql.store()
          + ": "
          + sheet.texts().shown(String.join("; ", sql.statements()));
    }
    return http((HttpCall) call);
  }

  /** Words behind {@code kubectl}. */
  String exec(ExecCall exec) {
    return "exec "
        + Shell.quoted("deployment/" + services.name(exec.service()))
        + " -- "
        + Shell.quoted(exec.command().stream().map(sheet.texts()::shown).toList());
  }

  private String http(HttpCall http) {
    List<String> words = new ArrayList<>(List.of("curl", "--fail-with-body"));
    if (!http.method().equals("GET")) {
      words.addAll(List.of("--request", http.method()));
    }
    http.headers().forEach((name, value) -> words.addAll(List.of("--header", name + ": " + value)));
    http.body().ifPresent(body -> words.addAll(List.of("--json", body.toString())));
    http.text().ifPresent(text -> words.addAll(List.of("--data-binary", text)));
    http.form()
        .forEach((name, value) -> words.addAll(List.of("--data-urlencode", name + "=" + value)));
    Optional<Integer> port =
        http.port()
            .or(
                () ->
                    services
                        .service(http.service())
                        .map(Service::containerPorts)
                        .flatMap(all -> all.stream().findFirst()));
    words.add(
        "http://"
            + services.host(http.service())
            + port.map(number -> ":" + number).orElse("")
            + http.path());
    return words.stream()
        .map(sheet.texts()::shown)
        .map(Shell::quoted)
        .collect(Collectors.joining(" "));
  }
}
