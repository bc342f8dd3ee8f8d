package dev.seatrial.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DISK_FULL | write /var/lib/x: no space left on device",
        "PORT_IN_USE | driver failed programming: Bind for 127.0.0.1:80 failed: port is already"
            + " allocated",
        "PORT_IN_USE | listen tcp 127.0.0.1:80: bind: address already in use",
        "OUT_OF_MEMORY | fork/exec /usr/bin/x: cannot allocate memory",
        "ENGINE_TOO_OLD | client version 1.44 is too new. Maximum supported API version is 1.39",
        "OTHER | something nobody has seen yet",
      })
  void namesWhatTheEngineSays(Reason reason, String said) {
    EngineException e =
        Failures.of(
            "start the container x",
            new InternalServerErrorException("Status 500: {\"message\":\"" + said + "\"}\n"));
    assertThat(e.reason()).isEqualTo(reason);
    assertThat(e).hasMessageStartingWith("Could not start the container x: ");
    assertThat(e.getMessage()).contains(said).doesNotContain("{").endsWith(".");
    assertThat(e.remedy()).isNotBlank().endsWith(".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IMAGE_REFUSED | pull access denied for x, repository does not exist or may require 'docker"
            + " login'",
        "IMAGE_REFUSED | manifest for 127.0.0.1:5000/x:1 not found: manifest unknown: manifest"
            + " unknown",
        "IMAGE_REFUSED | unauthorized: authentication required",
        "REGISTRY_SILENT | Get \\\"https://r/v2/\\\": dial tcp: lookup r on 10.0.0.1:53: no such"
            + " host",
        "REGISTRY_SILENT | Get \\\"http://127.0.0.1:5000/v2/\\\": dial tcp 127.0.0.1:5000: connect:"
            + " connection refused",
        "REGISTRY_SILENT | Get \\\"https://r/v2/\\\": net/http: request canceled while waiting for"
            + " connection",
        "REGISTRY_SILENT | Get \\\"https://r/v2/\\\": x509: certificate signed by unknown authority",
        "DISK_FULL | failed to register layer: write /x: no space left on device",
      })
  void tellsASilentRegistryFromOneThatRefuses(Reason reason, String said) {
    EngineException e =
        Failures.ofPull(
            "x:1", new InternalServerErrorException("Status 500: {\"message\":\"" + said + "\"}"));
    assertThat(e.reason()).isEqualTo(reason);
    assertThat(e).hasMessageStartingWith("Could not pull x:1: ");
  }

  @Test
  void aMissingImageIsNamed() {
    EngineException e =
        Failures.of(
            "create the container x",
            new NotFoundException("Status 404: {\"message\":\"No such image: nope:1\"}"));
    assertThat(e.reason()).isEqualTo(Reason.IMAGE_MISSING);
    assertThat(e).hasMessageContaining("No such image: nope:1");
  }

  @Test
  void aBrokenConnectionIsNoEngine() {
    EngineException e =
        Failures.of("list images", new RuntimeException(new IOException("Broken pipe")));
    assertThat(e.reason()).isEqualTo(Reason.NO_ENGINE);
    assertThat(e)
        .hasMessage("Could not list images: the container engine went away (Broken pipe).");
  }

  @Test
  void whatIsKnownStaysAsItIs() {
    EngineException known = new EngineException("A.", "B.");
    assertThat(Failures.of("do it", known)).isSameAs(known);
    assertThat(Failures.ofPull("x", new DockerClientException("denied")).reason())
        .isEqualTo(Reason.IMAGE_REFUSED);
  }
}
