package dev.seatrial.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RecentKeysTest {
  private final RecentKeys keys = new RecentKeys();

  @Test
  void aKeyThatCameLatelyIsKnown() {
    byte[] longKey = new byte[100_000];
    byte[] otherLongKey = Arrays.copyOf(longKey, longKey.length + 1);
    for (byte[] key : new byte[][] {{}, {0}, {(byte) 0xff}, longKey, otherLongKey}) {
      assertThat(keys.add(key)).isTrue();
      assertThat(keys.add(key.clone())).isFalse();
    }
  }

  @Test
  void onlySoManyAreRemembered() {
    for (int i = 0; i < 100_000; i++) {
      assertThat(keys.add(key(i))).isTrue();
    }
    assertThat(keys.add(key(99_000))).isFalse();
    assertThat(keys.add(key(0))).isTrue();
  }

  private static byte[] key(int i) {
    return ("key" + i).getBytes(StandardCharsets.US_ASCII);
  }
}
