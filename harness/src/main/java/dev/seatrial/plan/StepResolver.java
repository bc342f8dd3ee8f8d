package dev.seatrial.plan;

import dev.seatrial.scenario.Build;
import dev.seatrial.scenario.Call;
import dev.seatrial.scenario.ExecCall;
import dev.seatrial.scenario.Expected;
import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.InstanceView;
import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.SqlCall;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Replaces the references of a record that are known; the pieces of YAML it covers are listed. */
public final class StepResolver {
  private final References references;
  private final UnaryOperator<String> checkNames;

  public StepResolver(References references) {
    this(references, name -> name);
  }

  /**
   * Likewise, where checks are known by other names.
   *
   * @param checkNames name of what a {@code verify} step counts for to what it is called in the
   *     plan
   */
  StepResolver(References references, UnaryOperator<String> checkNames) {
    this.references = references;
    this.checkNames = checkNames;
  }

  public Call call(Call call) {
    if (call instanceof ExecCall exec) {
      return new ExecCall(
          references.in(exec.service()),
          references.in(exec.command()),
          references.in(exec.user()),
          exec.exit(),
          references.in(exec.matches()),
          expected(exec.expect()),
          references.in(exec.capture()),
          exec.limit(),
          exec.location());
    } else if (call instanceof SqlCall sql) {
      return new SqlCall(
          sql.store(),
          references.in(sql.statements()),
          expected(sql.expect()),
          references.in(sql.capture()),
          sql.location());
    }
    return http((HttpCall) call);
  }

  public HttpCall http(HttpCall call) {
    return new HttpCall(
        references.in(call.service()),
        call.port(),
        call.method(),
        references.in(call.path()),
        references.in(call.headers()),
        call.body().map(references::in),
        references.in(call.text()),
        references.in(call.form()),
        call.status(),
        expected(call.expect()),
        references.in(call.capture()),
        call.location());
  }

  /** A path may compare with a captured value. */
  private Map<String, Expected> expected(Map<String, Expected> expect) {
    Map<String, Expected> out = new LinkedHashMap<>();
    expect.forEach(
        (path, value) ->
            out.put(
                references.in(path),
                value instanceof Expected.Text text
                    ? new Expected.Text(references.in(text.text()))
                    : new Expected.SameAs(references.in(((Expected.SameAs) value).path()))));
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
                    new Build(
                        b.context(),
                        b.dockerfile(),
                        b.target(),
                        references.in(b.args()),
                        b.packageArg(),
                        b.packageFile())),
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
        service.options(),
        service.accelerator(),
        service.engineSocket(),
        service.location());
  }

  public Store store(Store store) {
    return StoreResolver.resolved(store, references);
  }

  /** The step with its own texts resolved; steps inside it are left as they are. */
  public Step step(Step step) {
    if (step instanceof Step.YardstickRun s) {
      return new Step.YardstickRun(s.name(), run(s.run()), s.location());
    } else if (step instanceof Step.Findings s) {
      return new Step.Findings(references.in(s.as()), run(s.run()), s.location());
    } else if (step instanceof Step.Start s) {
      return new Step.Start(references.in(s.services()), s.until(), s.location());
    } else if (step instanceof Step.Stop s) {
      return new Step.Stop(references.in(s.services()), s.location());
    } else if (step instanceof Step.Kill s) {
      return new Step.Kill(references.in(s.services()), s.signal(), s.location());
    } else if (step instanceof Step.Pause s) {
      return new Step.Pause(references.in(s.services()), s.location());
    } else if (step instanceof Step.Resume s) {
      return new Step.Resume(references.in(s.services()), s.location());
    } else if (step instanceof Step.Run s) {
      return run(s);
    } else if (step instanceof Step.Ask s) {
      return new Step.Ask(call(s.call()), s.location());
    } else if (step instanceof Step.Verify s) {
      return new Step.Verify(
          checkNames.apply(s.check()), references.in(s.that()), step(s.condition()), s.location());
    } else if (step instanceof Step.AwaitAnswer s) {
      return new Step.AwaitAnswer(call(s.call()), s.within(), s.location());
    } else if (step instanceof Step.AwaitInstances s) {
      return new Step.AwaitInstances(view(s.view()), s.condition(), s.within(), s.location());
    } else if (step instanceof Step.AwaitLog s) {
      return new Step.AwaitLog(
          references.in(s.service()), references.in(s.matches()), s.within(), s.location());
    } else if (step instanceof Step.AwaitExit s) {
      return new Step.AwaitExit(references.in(s.service()), s.codes(), s.within(), s.location());
    } else if (step instanceof Step.Snapshot s) {
      return new Step.Snapshot(
          s.members().stream()
              .map(one -> new Step.Snapshot.Member(one.store(), references.in(one.as())))
              .toList(),
          s.location());
    } else if (step instanceof Step.Copy s) {
      return copy(s);
    } else if (step instanceof Step.Fault s) {
      return fault(s);
    } else if (step instanceof Step.ForEach s) {
      return new Step.ForEach(
          s.as(), references.in(s.values()), s.capture(), List.copyOf(s.steps()), s.location());
    } else if (step instanceof Step.Use s) {
      return new Step.Use(s.name(), references.in(s.with()), List.copyOf(s.steps()), s.location());
    } else if (step instanceof Step.Note s) {
      return new Step.Note(references.in(s.text()), s.location());
    }
    return step;
  }

  /** The step and all steps inside it, resolved. */
  public Step tree(Step unresolved) {
    Step step = step(unresolved);
    if (step instanceof Step.ForEach s) {
      return new Step.ForEach(s.as(), s.values(), s.capture(), trees(s.steps()), s.location());
    } else if (step instanceof Step.Fault s) {
      return new Step.Fault(
          s.kind(), s.service(), s.trigger(), s.lasting(), trees(s.during()), s.location());
    } else if (step instanceof Step.Try s) {
      return new Step.Try(trees(s.steps()), trees(s.catching()), trees(s.always()), s.location());
    } else if (step instanceof Step.Seed s) {
      return new Step.Seed(s.name(), trees(s.steps()), s.location());
    } else if (step instanceof Step.Recover s) {
      return new Step.Recover(s.name(), trees(s.steps()), s.location());
    } else if (step instanceof Step.Use s) {
      return new Step.Use(s.name(), s.with(), trees(s.steps()), s.location());
    }
    return step;
  }

  private List<Step> trees(List<Step> steps) {
    return steps.stream().map(this::tree).toList();
  }

  private Step.Run run(Step.Run s) {
    return new Step.Run(
        references.in(s.service()),
        references.in(s.entrypoint()),
        references.in(s.command()),
        references.in(s.environment()),
        s.exit(),
        s.limit(),
        s.failure(),
        references.in(s.matches()),
        expected(s.expect()),
        references.in(s.capture()),
        s.location());
  }

  private Step copy(Step.Copy s) {
    Step.Copy.Source from = s.from();
    if (from instanceof Step.Copy.Content content) {
      from = new Step.Copy.Content(references.in(content.text()));
    } else if (from instanceof Step.Copy.OnVolume file) {
      from = new Step.Copy.OnVolume(file.volume(), references.in(file.path()));
    } else if (from instanceof Step.Copy.InService file) {
      from = new Step.Copy.InService(references.in(file.service()), references.in(file.path()));
    }
    Step.Copy.Target to = s.to();
    return new Step.Copy(
        from,
        new Step.Copy.Target(
            to.volume(),
            references.in(to.service()),
            references.in(to.path()),
            to.owner(),
            to.mode()),
        s.location());
  }

  private Step fault(Step.Fault s) {
    Step.Fault.Trigger trigger =
        s.trigger() instanceof Step.Fault.OnLog log
            ? new Step.Fault.OnLog(references.in(log.matches()))
            : s.trigger();
    return new Step.Fault(
        s.kind(),
        references.in(s.service()),
        trigger,
        s.lasting(),
        List.copyOf(s.during()),
        s.location());
  }
}
