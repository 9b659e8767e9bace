package fr.teleguichet.edge.remotecommand;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.FakeOccupancy;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.peripheral.DeviceTestService;
import fr.teleguichet.edge.peripheral.monitoring.InstalledDevices;
import fr.teleguichet.edge.peripheral.net.DeviceHttpClient;
import fr.teleguichet.edge.peripheral.print.SimulatedPrinter;
import fr.teleguichet.edge.peripheral.scan.SimulatedScanner;
import fr.teleguichet.edge.repair.DryRunRepairs;
import fr.teleguichet.hardware.device.RemoteCommandType;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class DeviceCommandExecutorTest {

  private static final UUID ID = new UUID(1, 2);

  private final VirtualLoop loop = new VirtualLoop();
  private final FakeOccupancy citizen = new FakeOccupancy();
  private final SimulatedPrinter printer = new SimulatedPrinter(1, 80);
  private final List<String> signs = new ArrayList<>();

  private DeviceCommandExecutor hands(InstalledDevices devices) {
    var results =
        new CommandResultUploader(
            loop,
            () ->
                (path, mediaType, content) -> {
                  throw new IOException("no-identity");
                },
            java.util.Map::of);
    return new DeviceCommandExecutor(
        new DeviceTestService(loop, citizen),
        devices,
        new DryRunRepairs(),
        results,
        new DeviceCommandExecutor.Signs(
            () -> sign("identify"),
            () -> sign("wipe"),
            () ->
                DeviceCommandExecutor.page(
                    Optional.of("relais-01"),
                    ZonedDateTime.ofInstant(VirtualLoop.START, ZoneOffset.UTC))));
  }

  private Future<String> sign(String name) {
    signs.add(name);
    return Future.succeededFuture("");
  }

  private InstalledDevices all() {
    return new InstalledDevices(
        Optional.of(printer),
        Optional.of(new SimulatedScanner()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new DeviceHttpClient());
  }

  private static InstalledDevices none() {
    return new InstalledDevices(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new DeviceHttpClient());
  }

  @Test
  void aTestPageIsPrintedUntilThePaperIsOut() {
    var hands = hands(all());

    assertThat(hands.perform(ID, RemoteCommandType.TEST_PRINT).succeeded()).isTrue();
    assertThat(hands.perform(ID, RemoteCommandType.TEST_PRINT).cause())
        .hasMessageContaining("media-");
  }

  @Test
  void aTestScanSaysOnlyThatItWorked() {
    assertThat(hands(all()).perform(ID, RemoteCommandType.TEST_SCAN).result()).isEmpty();
  }

  @Test
  void whatTheKioskDoesNotHaveFailsWithItsName() {
    var hands = hands(none());

    assertThat(hands.perform(ID, RemoteCommandType.TEST_PRINT).cause()).hasMessage("no-printer");
    assertThat(hands.perform(ID, RemoteCommandType.TEST_SCAN).cause()).hasMessage("no-scanner");
    assertThat(hands.perform(ID, RemoteCommandType.TEST_PICTURE).cause()).hasMessage("no-camera");
  }

  @Test
  void withoutAnIdentityNothingCanBeSentToTheFleet() {
    assertThat(hands(all()).perform(ID, RemoteCommandType.DIAGNOSTICS).cause())
        .hasMessage("no-identity");
  }

  @Test
  void aDeviceIsNotTestedInASession() {
    citizen.occupy();

    assertThat(hands(all()).perform(ID, RemoteCommandType.TEST_PRINT).failed()).isTrue();
  }

  @Test
  void signsGoToTheRestOfTheAgentAndAPlayedMachineSaysThatItDidNotReboot() {
    var hands = hands(all());

    assertThat(hands.perform(ID, RemoteCommandType.IDENTIFY).succeeded()).isTrue();
    assertThat(hands.perform(ID, RemoteCommandType.WIPE).succeeded()).isTrue();
    assertThat(signs).containsExactly("identify", "wipe");
    assertThat(hands.perform(ID, RemoteCommandType.REBOOT).cause()).hasMessage("simulated");
  }
}
