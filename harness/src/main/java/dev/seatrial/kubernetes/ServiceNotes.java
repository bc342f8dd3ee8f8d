package dev.seatrial.kubernetes;

import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.ServiceName;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a pod cannot take over from a service. */
final class ServiceNotes {
  private ServiceNotes() {}

  /** Notes it, each once however often the service is used. */
  static void of(Sheet sheet, Service service) {
    Map<String, String> lost = new LinkedHashMap<>();
    String base = ServiceName.of(service.name()).base();
    String name = Names.label(base);
    if (!name.equalsIgnoreCase(base)) {
      lost.put(
          "the name " + base + " is none that a cluster takes: it is reachable as " + name,
          "texts that name it have to be changed");
    }
    service
        .user()
        .filter(user -> !Volumes.numeric(user))
        .ifPresent(
            user ->
                lost.put(
                    "the user " + user + " is not taken over: a pod takes numbers only",
                    "write runAsUser with the number it has in the image"));
    service
        .options()
        .stopSignal()
        .ifPresent(
            signal ->
                lost.put(
                    "stop_signal " + signal + " is not taken over: few clusters take one",
                    "if the image names another signal, write lifecycle.preStop"));
    service
        .engineSocket()
        .ifPresent(
            path ->
                lost.put(
                    "there is no engine socket at " + path + " on a cluster",
                    "let it make its containers through the cluster, if it can"));
    if (service.accelerator()
        && sheet
            .cell()
            .profile()
            .filter(it -> it.mode() != AcceleratorProfile.Mode.NONE)
            .isPresent()) {
      lost.put(
          "the accelerator of the trial is not taken over",
          "ask for the devices of the cluster under resources.limits");
    }
    lost.forEach(
        (what, hint) ->
            sheet
                .notes()
                .error(
                    "kubernetes.service", service.location(), service.name() + ": " + what, hint));
  }
}
