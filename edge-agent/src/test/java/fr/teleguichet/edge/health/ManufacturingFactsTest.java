package fr.teleguichet.edge.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManufacturingFactsTest {

  @TempDir Path folder;

  @Test
  void aRaspberryPiTellsWhatItIsMadeOf() {
    var machine =
        RecordedMachine.raspberryPi5(folder)
            .write("proc/cpuinfo", "Revision\t: d04171\nSerial\t\t: ffffffffffffffff\n")
            .write("proc/device-tree/serial-number", "10000000abcdef01\0")
            .write("sys/class/net/eth0/address", "d8:3a:dd:00:00:01\n")
            .write("sys/class/net/wlan0/address", "d8:3a:dd:00:00:02\n")
            .write("sys/class/net/lo/address", "00:00:00:00:00:00\n")
            .write("sys/block/mmcblk0/device/cid", "035344534333324780a1b2c3d40167f1\n")
            .write("etc/os-release", "ID=debian\nIMAGE_VERSION=\"2026.11.2\"\n");

    var facts = ManufacturingFacts.read(machine.root());

    assertThat(facts.boardSerial()).contains("10000000abcdef01");
    assertThat(facts.boardRevision()).contains("d04171");
    assertThat(facts.macs()).containsExactly("d8:3a:dd:00:00:01", "d8:3a:dd:00:00:02");
    assertThat(facts.storageCid()).contains("035344534333324780a1b2c3d40167f1");
    assertThat(facts.image()).contains("2026.11.2");
  }

  @Test
  void aMachineThatTellsNothingHasNoFacts() {
    var facts = ManufacturingFacts.read(RecordedMachine.bare(folder).root());
    assertThat(facts.boardSerial()).isEmpty();
    assertThat(facts.boardRevision()).isEmpty();
    assertThat(facts.macs()).isEmpty();
    assertThat(facts.storageCid()).isEmpty();
    assertThat(facts.image()).isEmpty();
  }
}
