package fr.teleguichet.edge.health;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFactReaderTest {

  private static final Path DATA = Path.of("/var/lib/teleguichet-edge-agent");

  @TempDir Path root;

  @Test
  void aRaspberryPiIntroducesItself() {
    Map<NodeFact, Value> facts = facts(RecordedMachine.raspberryPi5(root));

    assertThat(facts)
        .containsEntry(NodeFact.BOARD_MODEL, Value.of("Raspberry Pi 5 Model B Rev 1.1"))
        .containsEntry(NodeFact.BOARD_SERIAL, Value.of("5a1e0046c0ffee01"))
        .containsEntry(NodeFact.OPERATING_SYSTEM, Value.of("Debian GNU/Linux 13 (trixie)"))
        .containsEntry(NodeFact.KERNEL, Value.of("6.12.47+rpt-rpi-2712"))
        .containsEntry(NodeFact.PROCESSOR, Value.of("4 × Cortex-A76"))
        .containsEntry(NodeFact.MEMORY_TOTAL, Value.of("8062 MiB"))
        .containsEntry(
            NodeFact.STORAGE_DEVICE,
            Value.of("mmcblk0, 31.9 GB, SC32G, cid 03534453433332478000a46001018900"))
        .containsEntry(NodeFact.NETWORK_INTERFACE, Value.of("wlan0, d8:3a:dd:00:46:01, Wi-Fi"))
        .containsEntry(NodeFact.BOOT_ID, Value.of("c1b6a5d2-0d55-4a3c-9a57-0f0f6a0e3a11"))
        .containsEntry(NodeFact.BOOT_TIME, Value.of(1795510000000L));
  }

  @Test
  void aVirtualMachineHasNoBoardAndSaysSo() {
    assertThat(facts(RecordedMachine.virtualMachine(root)))
        .containsEntry(NodeFact.BOARD_MODEL, Value.ABSENT)
        .containsEntry(NodeFact.BOARD_SERIAL, Value.ABSENT)
        .containsEntry(NodeFact.PROCESSOR, Value.of("2 × AMD EPYC"))
        .containsEntry(NodeFact.STORAGE_DEVICE, Value.of("vda, 274.9 GB"))
        .containsEntry(NodeFact.NETWORK_INTERFACE, Value.of("eth0, 02:00:00:00:00:01"));
  }

  @Test
  void aMachineThatTellsNothingHasAbsentFactsOnly() {
    assertThat(facts(RecordedMachine.bare(root)).values()).containsOnly(Value.ABSENT);
  }

  @Test
  void aTextWithoutEndIsCut() {
    var machine = RecordedMachine.bare(root).write("proc/device-tree/model", "x".repeat(100_000));
    assertThat(facts(machine)).containsEntry(NodeFact.BOARD_MODEL, Value.of("x".repeat(200)));
  }

  private static Map<NodeFact, Value> facts(RecordedMachine machine) {
    return new MachineFactReader(machine.files(), DATA).read();
  }
}
