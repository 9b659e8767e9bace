package fr.teleguichet.edge.update.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstalledPart;
import fr.teleguichet.edge.update.install.InstalledPart.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedSlotMachineTest {

  @TempDir Path folder;
  private SimulatedSlotMachine machine;
  private Path image;

  @BeforeEach
  void begin() throws IOException {
    machine = new SimulatedSlotMachine(folder.resolve("slots"), "1");
    image = Files.write(folder.resolve("image"), new byte[5_000]);
    machine.start();
  }

  private void install(String version) throws IOException {
    machine.install(image, version, "", _ -> {});
  }

  private String running() throws IOException {
    return machine.look().running().version();
  }

  @Test
  void aNewVersionIsTriedOnceAndStaysWhenItIsConfirmed() throws Exception {
    install("2");
    assertThat(running()).isEqualTo("1");
    assertThat(machine.look().willChange()).isTrue();
    machine.start();
    assertThat(running()).isEqualTo("2");
    machine.confirm();
    machine.start();
    machine.start();
    assertThat(running()).isEqualTo("2");
    assertThat(machine.look().running().state()).isEqualTo(State.GOOD);
  }

  @Test
  void aVersionThatIsNotConfirmedIsGoneAfterTheNextStart() throws Exception {
    install("2");
    machine.start();
    machine.start();
    assertThat(running()).isEqualTo("1");
    assertThat(machine.look().other().map(InstalledPart.Slot::state)).contains(State.BAD);
    assertThat(machine.look().willChange()).isFalse();
  }

  @Test
  void whatWasNeverStartedCanBeTakenBackToo() throws Exception {
    install("2");
    machine.goBack();
    assertThat(machine.look().willChange()).isFalse();
    machine.start();
    assertThat(running()).isEqualTo("1");
  }

  @Test
  void withoutAFormerVersionThereIsNoWayBack() {
    assertThatThrownBy(machine::goBack)
        .isInstanceOfSatisfying(
            InstallException.class,
            it -> assertThat(it.reason()).isEqualTo(InstallException.Reason.NO_WAY_BACK));
  }

  @Test
  void theProgressNeverGoesBackwardsAndEndsAtAHundred() throws Exception {
    List<Integer> told = new ArrayList<>();
    machine.install(image, "2", "", told::add);
    assertThat(told).isSorted().hasSizeGreaterThan(10).endsWith(100);
  }

  /** Whatever is done in whatever order, one place has proved itself and can be started. */
  @Test
  void whateverIsDoneItStaysBootable() throws Exception {
    var random = new Random(5);
    int refused = 0;
    for (int step = 0; step < 2_000; step++) {
      try {
        switch (random.nextInt(4)) {
          case 0 -> {
            if (machine.look().running().state() == State.GOOD) {
              install("v" + step);
            }
          }
          case 1 -> machine.confirm();
          case 2 -> machine.goBack();
          default -> machine.start();
        }
      } catch (InstallException _) {
        refused++;
      }
      assertThat(machine.isBootable()).as("step " + step).isTrue();
    }
    assertThat(refused).isPositive();
  }
}
