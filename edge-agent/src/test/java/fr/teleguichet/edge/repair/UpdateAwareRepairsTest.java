package fr.teleguichet.edge.repair;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.ShutdownReason;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Repairs and remote reboots beside an update. */
class UpdateAwareRepairsTest {

  private final List<String> made = new ArrayList<>();
  private final MachineRepairs machine =
      new MachineRepairs() {
        @Override
        public Future<Void> screen() {
          return note("screen");
        }

        @Override
        public Future<Void> agent() {
          return note("agent");
        }

        @Override
        public Future<Void> reboot(ShutdownReason why) {
          return note("reboot " + why.code());
        }
      };

  private Future<Void> note(String what) {
    made.add(what);
    return Future.succeededFuture();
  }

  private MachineRepairs during(boolean isDelicate, boolean isProving) {
    return new UpdateAwareRepairs(
        machine,
        () -> isDelicate,
        check -> {
          if (isProving) {
            made.add("not proven: " + check);
          }
          return isProving;
        });
  }

  @Test
  void withoutAnUpdateEverythingIsMade() {
    MachineRepairs repairs = during(false, false);
    assertThat(repairs.screen().succeeded()).isTrue();
    assertThat(repairs.agent().succeeded()).isTrue();
    assertThat(repairs.reboot(ShutdownReason.REPAIR).succeeded()).isTrue();
    assertThat(repairs.reboot(ShutdownReason.REBOOT).succeeded()).isTrue();
    assertThat(made).containsExactly("screen", "agent", "reboot repair", "reboot reboot");
  }

  @Test
  void aRepairDuringATrialEndsTheTrialInstead() {
    MachineRepairs repairs = during(true, true);
    assertThat(repairs.agent().succeeded()).isTrue();
    assertThat(repairs.reboot(ShutdownReason.REPAIR).succeeded()).isTrue();
    assertThat(repairs.screen().succeeded()).isTrue();
    assertThat(made).containsExactly("not proven: agent", "not proven: repair", "screen");
  }

  @Test
  void nobodyRebootsTheKioskFromAfarInTheMiddleOfAnUpdate() {
    assertThat(during(true, false).reboot(ShutdownReason.REBOOT).cause())
        .hasMessage("update-under-way");
    assertThat(made).isEmpty();
  }

  /** A file system that went read-only is mended by a reboot, whatever is being installed. */
  @Test
  void aRepairDuringAnInstallationIsMade() {
    assertThat(during(true, false).reboot(ShutdownReason.REPAIR).succeeded()).isTrue();
    assertThat(made).containsExactly("reboot repair");
  }
}
