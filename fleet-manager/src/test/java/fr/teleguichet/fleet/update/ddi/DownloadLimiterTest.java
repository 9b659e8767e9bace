package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.teleguichet.fleet.enrolment.TargetId;
import io.micronaut.http.HttpStatus;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Downloads at a time. */
final class DownloadLimiterTest {
  private static final byte[] FILE = new byte[100_000];

  private final List<TargetId> alive = new ArrayList<>();
  private final DownloadLimiter downloads =
      new DownloadLimiter(new DownloadSettings(0, 0, 6), () -> 0, alive::add);

  private InputStream begin(String kiosk) throws IOException {
    return downloads.begin(new TargetId(kiosk), () -> new ByteArrayInputStream(FILE));
  }

  @Test
  void whoTakesAPieceIsAlive() throws IOException {
    try (InputStream download = begin("figeac-1")) {
      assertThat(alive).isEmpty();
      assertThat(download.readNBytes(1)).hasSize(1);
    }
    assertThat(alive).containsOnly(new TargetId("figeac-1"));
  }

  @Test
  void whoComesWhenAllPlacesAreTakenIsToldWhenToComeBack() throws IOException {
    List<InputStream> open = new ArrayList<>();
    for (int number = 0; number < 6; number++) {
      open.add(begin("kiosk-" + number));
    }
    assertThatExceptionOfType(DdiRefusalException.class)
        .isThrownBy(() -> begin("kiosk-7"))
        .satisfies(
            it ->
                assertThat(it.status().getCode())
                    .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE.getCode()))
        .satisfies(it -> assertThat(it.seconds()).isPositive());

    open.getFirst().close();
    open.getFirst().close();
    try (InputStream again = begin("kiosk-7")) {
      assertThat(again.readAllBytes()).isEqualTo(FILE);
      assertThat(downloads.open()).isEqualTo(6);
    }
  }

  @Test
  void oneKioskDoesNotTakeThePlacesOfOthers() throws IOException {
    for (int number = 0; number < DownloadLimiter.MAX_OF_ONE; number++) {
      InputStream _ = begin("figeac-1");
    }
    assertThatExceptionOfType(DdiRefusalException.class)
        .isThrownBy(() -> begin("figeac-1"))
        .satisfies(
            it ->
                assertThat(it.status().getCode())
                    .isEqualTo(HttpStatus.TOO_MANY_REQUESTS.getCode()));
    assertThat(begin("cahors-1")).isNotNull();
  }

  @Test
  void aFileThatIsNotThereTakesNoPlace() {
    for (int number = 0; number < 20; number++) {
      assertThatExceptionOfType(FileNotFoundException.class)
          .isThrownBy(
              () ->
                  downloads.begin(
                      new TargetId("figeac-1"),
                      () -> {
                        throw new FileNotFoundException();
                      }));
    }
    assertThat(downloads.open()).isZero();
  }
}
