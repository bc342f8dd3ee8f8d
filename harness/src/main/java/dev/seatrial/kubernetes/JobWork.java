package dev.seatrial.kubernetes;

import dev.seatrial.plan.PlannedStep;
import dev.seatrial.scenario.Expected;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.Step;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Steps that run to their end, as jobs that are tried once. */
final class JobWork {
  /** Of copies and backups, for which a plan has no limit. */
  private static final Duration LIMIT = Duration.ofHours(4);

  private static final Duration PULL = Duration.ofMinutes(1);
  private static final String FROM = "/from";
  private static final String TO = "/to";
  private static final String FILE = "file";

  private static final String COPY =
      """
      if [ -d "$1" ]; then mkdir -p "$2"; cp -a "$1/." "$2/"; else mkdir -p "${2%/*}"; cp -aL "$1" "$2"; fi
      """;
  private static final String OWNER = "chown -R \"$3\" \"$2\"\n";
  private static final String MODE = "if [ -f \"$2\" ]; then chmod \"$4\" \"$2\"; fi\n";

  /** Whole or not at all. */
  private static final String SAVE =
      """
      cd /from
      tar --create --file=/to/.fresh --format=posix --numeric-owner --xattrs --acls --sparse .
      mv /to/.fresh "/to/$1.tar"
      """;

  private static final String PUT_BACK =
      """
      test -s "/from/$1.tar"
      find /to -mindepth 1 -delete
      tar --extract --file="/from/$1.tar" --directory=/to --numeric-owner --same-permissions --xattrs --acls
      """;

  private final Sheet sheet;
  private final Pods pods;
  private final Volumes volumes;
  private final Book book;
  private final Script script;

  JobWork(Sheet sheet, Pods pods, Volumes volumes, Book book, Script script) {
    this.sheet = sheet;
    this.pods = pods;
    this.volumes = volumes;
    this.book = book;
    this.script = script;
  }

  /**
   * A one-shot container of a service.
   *
   * @param disturbed whether it ends as it does only by a fault of the trial
   * @param otherwise what the script does when it does not end as it should; empty ends it
   * @return what its output must hold, for people; empty when that is not asked
   */
  String run(
      PlannedStep planned, Step.Run run, Service service, boolean disturbed, String otherwise) {
    PodSpec pod =
        pods.of(service, run.entrypoint(), run.command(), run.environment())
            .withRestartPolicy("Never")
            .build();
    String outcome =
        run.exit().equals(List.of(0))
            ? "Complete"
            : run.exit().contains(0) || disturbed ? "any" : "Failed";
    List<String> lost = new ArrayList<>();
    if (!outcome.equals("Complete")) {
      lost.add("which exit code it has (" + run.exit() + " in the trial)");
    }
    if (!run.matches().isEmpty() || !run.expect().isEmpty()) {
      lost.add("what it prints");
    }
    if (!run.capture().isEmpty()) {
      lost.add("what later steps take from its output");
    }
    if (!lost.isEmpty()) {
      sheet
          .notes()
          .error(
              "kubernetes.step",
              run.location(),
              "the job of " + run.service() + " does not judge " + String.join(", nor ", lost),
              "apply.sh prints its log, and asks where something in it must hold");
    }
    submit(planned, service.name(), pod, outcome, run.limit(), List.of(), otherwise);
    return printed(run);
  }

  private String printed(Step.Run run) {
    List<String> must = new ArrayList<>();
    run.matches().forEach(pattern -> must.add("/" + pattern + "/ is found"));
    run.expect()
        .forEach(
            (path, value) ->
                must.add(
                    path
                        + " is "
                        + (value instanceof Expected.SameAs other
                            ? other.path()
                            : ((Expected.Text) value).text())));
    return sheet.texts().shown(String.join(", ", must));
  }

  void backup(PlannedStep planned, String volume) {
    moved(planned, "backup " + volume, volume, Cluster.BACKUPS, SAVE);
  }

  void restore(PlannedStep planned, String volume) {
    moved(planned, "restore " + volume, Cluster.BACKUPS, volume, PUT_BACK);
  }

  private void moved(PlannedStep planned, String stem, String from, String to, String commands) {
    String archive = volumes.name(from.equals(Cluster.BACKUPS) ? to : from);
    PodSpec pod =
        helper(
            commands,
            List.of(archive),
            List.of(volumes.of(from), volumes.of(to)),
            List.of(
                Pods.mount(volumes.name(from), FROM, true),
                Pods.mount(volumes.name(to), TO, false)));
    submit(planned, stem, pod, "Complete", LIMIT, List.of(), "");
  }

  /** From volume to volume. */
  void copy(PlannedStep planned, Step.Copy.OnVolume from, Step.Copy.Target to) {
    String target = to.volume().orElseThrow();
    boolean same = from.volume().equals(target);
    List<Volume> mounted = new ArrayList<>(List.of(volumes.of(target)));
    if (!same) {
      mounted.add(volumes.of(from.volume()));
    }
    copy(
        planned,
        FROM + from.path(),
        to,
        mounted,
        Pods.mount(volumes.name(from.volume()), FROM, !same),
        List.of());
  }

  /** A text, which a config map holds, or a secret when a secret is in it. */
  void copy(PlannedStep planned, String text, Step.Copy.Target to) {
    String name = sheet.names().of("File", ServiceWork.stem("copy", planned));
    Step step = planned.step();
    String plain = sheet.texts().plain(text, step.location());
    boolean secret =
        sheet.texts().pieces(text, step.location()).stream()
            .anyMatch(Texts.Secret.class::isInstance);
    if (secret) {
      sheet
          .notes()
          .error(
              "kubernetes.secret",
              step.location(),
              "the secrets in this file are not written",
              "put yours in the place of " + Texts.FILL_IN + " in the manifest of this step");
    }
    HasMetadata held =
        secret
            ? new SecretBuilder()
                .withMetadata(sheet.meta(name))
                .withStringData(Map.of(FILE, plain))
                .build()
            : new ConfigMapBuilder()
                .withMetadata(sheet.meta(name))
                .withData(Map.of(FILE, plain))
                .build();
    VolumeBuilder source = new VolumeBuilder().withName(FILE);
    Volume from =
        secret
            ? source.withNewSecret().withSecretName(name).endSecret().build()
            : source.withNewConfigMap().withName(name).endConfigMap().build();
    String target = to.volume().orElseThrow();
    copy(
        planned,
        FROM + "/" + FILE,
        to,
        List.of(volumes.of(target), from),
        Pods.mount(FILE, FROM, true),
        List.of(held));
  }

  private void copy(
      PlannedStep planned,
      String from,
      Step.Copy.Target to,
      List<Volume> mounted,
      VolumeMount source,
      List<HasMetadata> before) {
    String commands =
        COPY + (to.owner().isPresent() ? OWNER : "") + (to.mode().isPresent() ? MODE : "");
    PodSpec pod =
        helper(
            commands,
            List.of(from, TO + to.path(), to.owner().orElse(""), to.mode().orElse("")),
            mounted,
            List.of(source, Pods.mount(volumes.name(to.volume().orElseThrow()), TO, false)));
    submit(planned, "copy", pod, "Complete", LIMIT, before, "");
  }

  /** A pod of the helper image that runs commands as root. */
  private PodSpec helper(
      String commands, List<String> words, List<Volume> mounted, List<VolumeMount> mounts) {
    List<String> args = new ArrayList<>(List.of(commands, "sh"));
    words.forEach(word -> args.add(word.replace("$", "$$")));
    return pods.helper()
        .withRestartPolicy("Never")
        .withVolumes(mounted)
        .addToContainers(
            new ContainerBuilder()
                .withName("helper")
                .withImage(sheet.cluster().helperImage())
                .withCommand("sh", "-euc")
                .withArgs(args)
                .withVolumeMounts(mounts)
                .build())
        .build();
  }

  private void submit(
      PlannedStep planned,
      String stem,
      PodSpec pod,
      String outcome,
      Duration limit,
      List<HasMetadata> before,
      String otherwise) {
    String name = sheet.names().of("Job", ServiceWork.stem(stem, planned));
    Job job =
        new JobBuilder()
            .withMetadata(sheet.meta(name))
            .editMetadata()
            .addToAnnotations("seatrial.dev/step", planned.id())
            .endMetadata()
            .withNewSpec()
            .withBackoffLimit(0)
            .withActiveDeadlineSeconds(Pods.seconds(limit))
            .withNewTemplate()
            .withNewMetadata()
            .withLabels(sheet.labels(name))
            .endMetadata()
            .withSpec(pod)
            .endTemplate()
            .endSpec()
            .build();
    List<HasMetadata> objects = new ArrayList<>(before);
    objects.add(job);
    String file = book.add(name, objects);
    String call =
        "job "
            + Shell.quoted(
                List.of(file, name, outcome, Long.toString(Pods.seconds(limit.plus(PULL)))));
    script.line(otherwise.isEmpty() ? call : call + " || " + otherwise);
  }
}
