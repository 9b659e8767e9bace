package fr.teleguichet.broker.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.broker.access.ClientRefusal.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of refusals, and that nobody can make it endless. */
final class RefusalDeduplicatorTest {
  @TempDir private Path folder;

  private Instant now = Instant.parse("2026-11-24T10:00:00Z");
  private RefusalDeduplicator book;

  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          throw new UnsupportedOperationException();
        }
      };

  @BeforeEach
  void aBook() throws IOException {
    book = new RefusalDeduplicator(new RefusalFolder(folder), clock);
  }

  private long told() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  private void knock(Kind kind, String address) {
    book.note(new ClientRefusal(kind, "", address, "knock", false));
  }

  @Test
  void theSameIsToldOnceAnHour() throws IOException {
    for (int i = 0; i < 10; i++) {
      book.note(new ClientRefusal(Kind.REVOKED, "lot/k1", "192.0.2." + i, "revoked", true));
      knock(Kind.NO_CERTIFICATE, "192.0.2.1");
    }
    assertThat(told()).isEqualTo(2);

    now = now.plus(RefusalDeduplicator.SILENCE);
    book.note(new ClientRefusal(Kind.REVOKED, "lot/k1", "192.0.2.1", "revoked", true));
    knock(Kind.NO_CERTIFICATE, "192.0.2.1");
    assertThat(told()).isEqualTo(4);
  }

  @Test
  void eachCauseAndEachAddressIsToldForItself() throws IOException {
    knock(Kind.NO_CERTIFICATE, "192.0.2.1");
    knock(Kind.NO_CERTIFICATE, "192.0.2.2");
    knock(Kind.OLD_TLS, "192.0.2.1");

    assertThat(told()).isEqualTo(3);
  }

  @Test
  void aFloodFromManyAddressesEndsAtTheLimitAndSilencesNobodyWhoIsKnown() throws IOException {
    for (int i = 0; i < 5_000; i++) {
      knock(Kind.NOT_TLS, "2001:db8::" + Integer.toHexString(i));
    }
    assertThat(told()).isEqualTo(RefusalDeduplicator.MAX_UNPROVED);

    book.note(new ClientRefusal(Kind.PUBLISH, "lot/k1", "192.0.2.1", "not its topic", true));
    assertThat(told()).isEqualTo(RefusalDeduplicator.MAX_UNPROVED + 1);

    now = now.plus(RefusalDeduplicator.SILENCE);
    knock(Kind.NOT_TLS, "192.0.2.9");
    assertThat(told()).isEqualTo(RefusalDeduplicator.MAX_UNPROVED + 2);
  }
}
