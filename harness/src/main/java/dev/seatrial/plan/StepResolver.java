package dev.seatrial.plan;

import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.InstanceView;
import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replaces the references of a record that are known; the pieces of YAML it covers are listed. */
public final class StepResolver {
  private final References references;

  public StepResolver(References references) {
    this.references = references;
  }

  public HttpCall call(HttpCall call) {
    return new HttpCall(
        call.service(),
        call.port(),
        call.method(),
        references.in(call.path()),
        references.in(call.headers()),
        call.body().map(references::in),
        references.in(call.form()),
        call.status(),
        expected(call.expect()),
        references.in(call.capture()),
        call.location());
  }

  /** A path may compare with a captured value. */
  private Map<String, String> expected(Map<String, String> expect) {
    Map<String, String> out = new LinkedHashMap<>();
    expect.forEach((path, value) -> out.put(references.in(path), references.in(value)));
    return out;
  }

  public InstanceView view(InstanceView view) {
    return new InstanceView(
        view.name(),
        call(view.call()),
        view.items(),
        view.id(),
        view.group(),
        view.label(),
        view.state(),
        view.detail(),
        view.states());
  }

  public Service service(Service service) {
    return new Service(
        service.name(),
        references.in(service.image()),
        service
            .build()
            .map(
                b ->
                    new dev.seatrial.scenario.Build(
                        b.context(), b.dockerfile(), b.target(), references.in(b.args()))),
        references.in(service.entrypoint()),
        references.in(service.command()),
        references.in(service.environment()),
        service.volumes(),
        service.ports(),
        service.dependsOn(),
        service.healthcheck(),
        service.memLimit(),
        service.user(),
        references.in(service.hostname()),
        service.stopGracePeriod(),
        service.accelerator(),
        service.engineSocket(),
        service.location());
  }

  public Store store(Store store) {
    if (store instanceof Store.Postgresql pg) {
      return new Store.Postgresql(
          pg.name(),
          pg.service(),
          pg.port(),
          references.in(pg.database()),
          references.in(pg.user()),
          references.in(pg.password()),
          pg.datasets(),
          pg.location());
    }
    return store;
  }

  /** The step with its own texts resolved; steps inside it are left as they are. */
  public Step step(Step step) {
    if (step instanceof Step.Exec s) {
      return new Step.Exec(
          s.service(),
          references.in(s.entrypoint()),
          references.in(s.command()),
          s.limit(),
          s.failure(),
          s.location());
    } else if (step instanceof Step.Http s) {
      return new Step.Http(call(s.call()), s.location());
    } else if (step instanceof Step.Verify s) {
      return new Step.Verify(
          s.check(), references.in(s.that()), call(s.call()), s.within(), s.location());
    } else if (step instanceof Step.AwaitHttp s) {
      return new Step.AwaitHttp(call(s.call()), s.within(), s.location());
    } else if (step instanceof Step.AwaitInstances s) {
      return new Step.AwaitInstances(view(s.view()), s.condition(), s.within(), s.location());
    } else if (step instanceof Step.ForEach s) {
      return new Step.ForEach(
          s.as(), references.in(s.values()), s.capture(), List.copyOf(s.steps()), s.location());
    } else if (step instanceof Step.Note s) {
      return new Step.Note(references.in(s.text()), s.location());
    }
    return step;
  }
}
