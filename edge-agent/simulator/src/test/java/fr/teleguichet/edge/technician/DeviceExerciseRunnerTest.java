package fr.teleguichet.edge.technician;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.ConfigurationReader;
import fr.teleguichet.edge.configuration.ConfigurationResult;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.hardware.SimulatorFactory.UnusableScenarioException;
import fr.teleguichet.edge.header.ContactEventRouter;
import fr.teleguichet.edge.kiosk.FakeOccupancy;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.network.NetworkQualityFigures;
import fr.teleguichet.edge.peripheral.DeviceTestService;
import fr.teleguichet.edge.peripheral.monitoring.InstalledDevices;
import fr.teleguichet.edge.peripheral.net.DeviceHttpClient;
import fr.teleguichet.edge.presence.Sensor;
import fr.teleguichet.edge.presence.SensorStatement;
import fr.teleguichet.edge.remotecommand.CommandResultUploader;
import fr.teleguichet.edge.remotecommand.DeviceCommandExecutor;
import fr.teleguichet.edge.remotecommand.IdentifyAction;
import fr.teleguichet.edge.repair.DryRunRepairs;
import fr.teleguichet.edge.screen.TestPattern;
import fr.teleguichet.edge.technician.ExerciseRunner.Attempt;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralExercise;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.simulator.scenario.Scenario;
import fr.teleguichet.simulator.scenario.ScenarioReader;
import fr.teleguichet.simulator.scenario.SimulatedKiosk;
import fr.teleguichet.simulator.scenario.SimulationDial;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The exercises on a simulated kiosk. */
final class DeviceExerciseRunnerTest {

  private static final UUID ID = new UUID(0, 1);
  private static final String DAY = "src/main/dist/scenarios/segala.yaml";
  private static final Set<String> HEADER =
      Set.of("call-button", "door-open", "handset-hook", "infrared", "radar", "distance");

  private final VirtualLoop loop = new VirtualLoop();
  private final SimulatedKiosk played = played();
  private final KioskState kiosk = new KioskState();
  private final List<String> calls = new ArrayList<>();
  private final ContactEventRouter signals =
      new ContactEventRouter(() -> calls.add("call"), _ -> {});
  private final FakeOccupancy citizen = new FakeOccupancy();
  private final DeviceTestService care = new DeviceTestService(loop, citizen);
  private final IdentifyAction beacon = new IdentifyAction(loop, () -> {}, this::sound);
  private final List<String> seen = new ArrayList<>();
  private NetworkQualityFigures figures =
      new NetworkQualityFigures(0, 0, Optional.empty(), Duration.ZERO);

  private SimulatedKiosk played() {
    AgentConfiguration configuration =
        ((ConfigurationResult.Usable)
                ConfigurationReader.read(
                    Optional.empty(),
                    Map.of("TELEGUICHET_HARDWARE", "simulated", "TELEGUICHET_SCENARIO_FILE", DAY)))
            .configuration();
    try {
      Set<ServiceCode> services =
          configuration.kiosk().services().stream()
              .map(ServiceOffer::id)
              .collect(Collectors.toSet());
      Scenario scenario = ScenarioReader.read(Path.of(DAY), services);
      return new SimulatedKiosk(loop, configuration.board(), scenario);
    } catch (UnusableScenarioException e) {
      throw new AssertionError(e);
    }
  }

  private Future<Void> sound() {
    return care.runAside(
        () -> {
          played.devices().tone().play();
          return null;
        });
  }

  private DeviceExerciseRunner hands(InstalledDevices devices, Set<String> header) {
    var remote =
        new DeviceCommandExecutor(
            care,
            devices,
            new DryRunRepairs(),
            new CommandResultUploader(
                loop,
                () ->
                    (path, mediaType, content) -> {
                      throw new IOException("no-identity");
                    },
                Map::of),
            new DeviceCommandExecutor.Signs(
                () -> beacon.shine(Duration.ofSeconds(1)).done(),
                () -> beacon.shine(Duration.ofSeconds(1)).done(),
                () ->
                    DeviceCommandExecutor.page(
                        Optional.of("relais-01"),
                        ZonedDateTime.ofInstant(VirtualLoop.START, ZoneOffset.UTC))));
    var parts =
        new DeviceExerciseRunner.Parts(
            beacon, signals, () -> header, new TestPattern(loop), () -> figures);
    return new DeviceExerciseRunner(loop, kiosk, care, devices, remote, parts);
  }

  private Attempt begin(PeripheralExercise exercise) {
    return hands(played.devices().all(), HEADER).begin(ID, exercise, seen::add);
  }

  private String done(PeripheralExercise exercise) {
    return String.valueOf(begin(exercise).done().result());
  }

  private String failed(PeripheralExercise exercise) {
    return String.valueOf(begin(exercise).done().cause().getMessage());
  }

  @Test
  void aPageIsPrintedAndWithoutPaperItIsSaidWhy() {
    assertThat(done(PeripheralExercise.PRINT)).isEqualTo("1 sheet");
    played.turn(SimulationDial.PAPER, 0);
    assertThat(failed(PeripheralExercise.PRINT)).contains("media-");
  }

  @Test
  void aScanTellsItsSizeAndThatNothingIsOnIt() {
    assertThat(done(PeripheralExercise.SCAN)).startsWith("64×48").endsWith("blank");
    played.turn(SimulationDial.SCANNER_PLUG, 0);
    assertThat(failed(PeripheralExercise.SCAN)).isEqualTo(DeviceHttpClient.UNREACHABLE);
  }

  @Test
  void aPictureIsToldByItsBrightnessAndAShutterIsDark() {
    assertThat(done(PeripheralExercise.PICTURE)).contains("brightness 4").doesNotContain("blank");
    played.turn(SimulationDial.SHUTTER, 1);
    assertThat(done(PeripheralExercise.PICTURE)).contains("brightness 0 %").endsWith("blank");
  }

  @Test
  void aToneIsPlayedWhereThereIsALoudspeaker() {
    assertThat(done(PeripheralExercise.TONE)).isEqualTo("played");
    assertThat(played.devices().tone().played()).isOne();
    played.turn(SimulationDial.AUDIO_PLUG, 0);
    assertThat(failed(PeripheralExercise.TONE)).isEqualTo("unplugged");
  }

  @Test
  void theReaderIsThereOrTheReasonWhyNot() {
    assertThat(failed(PeripheralExercise.READER)).isEqualTo(PeripheralExercise.NOT_FITTED);
    kiosk.attach(Peripheral.READER, new PeripheralReading(PeripheralState.OK, "", "ACS ACR39U"));
    assertThat(done(PeripheralExercise.READER)).isEqualTo("ACS ACR39U");
    kiosk.attach(
        Peripheral.READER,
        new PeripheralReading(PeripheralState.ERROR, "no-card-service", "ACS ACR39U"));
    assertThat(failed(PeripheralExercise.READER)).isEqualTo("no-card-service");
    kiosk.detach(Peripheral.READER, "unplugged");
    assertThat(failed(PeripheralExercise.READER)).isEqualTo("unplugged");
  }

  /** Otherwise the technician's press would begin a citizen's session, which ends the exercise. */
  @Test
  void theCallButtonCallsNobodyWhileItIsTested() {
    Attempt attempt = begin(PeripheralExercise.PRESENCE);
    signals.onCall();
    signals.onSighting(new SensorStatement(Sensor.RADAR, true, OptionalInt.of(80)));
    signals.onSighting(new SensorStatement(Sensor.INFRARED, false, OptionalInt.empty()));
    assertThat(attempt.done().isComplete()).isFalse();
    signals.onSighting(new SensorStatement(Sensor.INFRARED, true, OptionalInt.empty()));
    signals.onSighting(new SensorStatement(Sensor.DISTANCE, true, OptionalInt.of(62)));

    assertThat(attempt.done().result()).isEqualTo("call button pressed, radar, infrared, distance");
    assertThat(seen).hasSize(4);
    assertThat(calls).isEmpty();
    signals.onCall();
    assertThat(calls).containsExactly("call");
  }

  @Test
  void aDoorThatIsNeverClosedIsSaid() {
    Attempt attempt = begin(PeripheralExercise.DOOR);
    signals.onDoor(true);
    attempt.stop();

    assertThat(attempt.done().cause()).hasMessage("door opened; not seen: door closed");
  }

  @Test
  void theSupplyIsSeenGoingToItsBatteryAndComingBack() {
    Attempt attempt = begin(PeripheralExercise.POWER);
    loop.pass(Duration.ofSeconds(3));
    assertThat(seen).isEmpty();
    played.turn(SimulationDial.MAINS, 0);
    loop.pass(Duration.ofSeconds(2));
    assertThat(seen).singleElement().asString().startsWith("on battery");
    played.turn(SimulationDial.MAINS, 1);
    loop.pass(Duration.ofSeconds(2));

    assertThat(attempt.done().result()).isEqualTo("on battery, back on mains");
  }

  @Test
  void theLightShowsItselfForAWhileOrUntilItWasSeen() {
    Attempt attempt = begin(PeripheralExercise.IDENTIFY);
    assertThat(beacon.isOn()).isTrue();
    attempt.stop();
    assertThat(beacon.isOn()).isFalse();
    assertThat(attempt.done().succeeded()).isTrue();

    Attempt whole = begin(PeripheralExercise.IDENTIFY);
    loop.pass(Duration.ofSeconds(10));
    assertThat(whole.done().succeeded()).isTrue();
    assertThat(beacon.isOn()).isFalse();
  }

  /** The back office says that the kiosk lights up and sounds. */
  @Test
  void theKioskSoundsOnceWhenItShowsItselfButNeverInSomebodysInterview() {
    Attempt attempt = begin(PeripheralExercise.IDENTIFY);
    loop.pass(Duration.ofSeconds(10));
    assertThat(played.devices().tone().played()).isEqualTo(1);
    assertThat(attempt.done().result()).isEmpty();

    citizen.occupy();
    Attempt second = begin(PeripheralExercise.IDENTIFY);
    assertThat(beacon.isOn()).isTrue();
    loop.pass(Duration.ofSeconds(10));
    assertThat(second.done().result()).isEqualTo("without sound: in-session");
    assertThat(played.devices().tone().played()).isEqualTo(1);

    citizen.free();
    played.turn(SimulationDial.AUDIO_PLUG, 0);
    Future<String> shown = beacon.shine(Duration.ofSeconds(1)).done();
    loop.pass(Duration.ofSeconds(1));
    assertThat(shown.result()).isEqualTo("without sound: unplugged");
  }

  @Test
  void theNetworkIsToldInFiguresOnceItWasMeasured() {
    assertThat(failed(PeripheralExercise.NETWORK)).isEqualTo("not measured yet");
    figures = new NetworkQualityFigures(5, 5, Optional.empty(), Duration.ZERO);
    assertThat(failed(PeripheralExercise.NETWORK)).isEqualTo("nobody answers");
    figures =
        new NetworkQualityFigures(5, 1, Optional.of(Duration.ofMillis(31)), Duration.ofMillis(4));
    assertThat(done(PeripheralExercise.NETWORK))
        .isEqualTo("round trip 31 ms, jitter 4 ms, 1 of 5 lost");
  }

  @Test
  void whatTheKioskIsMadeWithoutIsNotFitted() {
    var nothing =
        new InstalledDevices(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new DeviceHttpClient());
    for (PeripheralExercise exercise :
        List.of(
            PeripheralExercise.PICTURE,
            PeripheralExercise.TONE,
            PeripheralExercise.HANDSET,
            PeripheralExercise.SCAN,
            PeripheralExercise.PRESENCE,
            PeripheralExercise.POWER,
            PeripheralExercise.DOOR)) {
      assertThat(hands(nothing, Set.of()).begin(ID, exercise, seen::add).done().cause())
          .as(exercise.code())
          .hasMessage(PeripheralExercise.NOT_FITTED);
    }
  }
}
