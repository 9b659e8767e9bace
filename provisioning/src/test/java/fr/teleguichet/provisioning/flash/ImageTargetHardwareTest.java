package fr.teleguichet.provisioning.flash;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.board.BoardProfiles;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For which computers an image is, and which one a board wants. */
final class ImageTargetHardwareTest {

  @ParameterizedTest
  @CsvSource({
    "teleguichet-generic-pc-2026.11.0.img, GENERIC_PC",
    "teleguichet-raspberry-pi-2026.11.0.img, RASPBERRY_PI_4",
    "teleguichet-raspberry-pi-5.1.0.img, RASPBERRY_PI_4",
    "teleguichet-raspberry-pi-5-5.1.0.img, RASPBERRY_PI_5",
    "system.img,",
    "teleguichet-generic-pcs-1.img,",
  })
  void theNameSaysIt(String name, @Nullable ImageTargetHardware kind) {
    assertThat(ImageTargetHardware.of(Path.of("/srv", name))).isEqualTo(Optional.ofNullable(kind));
  }

  @ParameterizedTest
  @CsvSource({
    "generic-pc, GENERIC_PC",
    "teleguichet-v1-pi4, RASPBERRY_PI_4",
    "teleguichet-v1, RASPBERRY_PI_5",
    "expert-desk, RASPBERRY_PI_5",
  })
  void eachBoardWantsItsOwn(String board, ImageTargetHardware kind) {
    assertThat(ImageTargetHardware.of(BoardProfiles.builtIn(board).board())).contains(kind);
  }
}
