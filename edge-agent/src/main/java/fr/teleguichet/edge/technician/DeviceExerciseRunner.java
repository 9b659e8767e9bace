package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.header.ContactEventRouter;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.network.NetworkQualityFigures;
import fr.teleguichet.edge.peripheral.DeviceTestService;
import fr.teleguichet.edge.peripheral.media.CameraPicture;
import fr.teleguichet.edge.peripheral.media.ImageStatistics;
import fr.teleguichet.edge.peripheral.monitoring.InstalledDevices;
import fr.teleguichet.edge.peripheral.power.UpsReading;
import fr.teleguichet.edge.peripheral.scan.ScanOutcome;
import fr.teleguichet.edge.peripheral.scan.ScanRequest;
import fr.teleguichet.edge.peripheral.scan.ScannedPage;
import fr.teleguichet.edge.remotecommand.CommandExecutor;
import fr.teleguichet.edge.remotecommand.IdentifyAction;
import fr.teleguichet.edge.screen.TestPattern;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralExercise;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.device.RemoteCommandType;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Does a technician's exercises with what this kiosk has. Belongs to the loop. */
public final class DeviceExerciseRunner implements ExerciseRunner {

  private static final Duration SHINE = Duration.ofSeconds(10);
  private static final Duration ASK_SUPPLY = Duration.ofSeconds(1);
  private static final String ON_BATTERY = "on battery";
  private static final String ON_MAINS = "back on mains";

  private final Loop loop;
  private final KioskState kiosk;
  private final DeviceTestService care;
  private final InstalledDevices devices;
  private final CommandExecutor remote;
  private final Parts parts;

  /**
   * What the rest of the agent adds.
   *
   * @param beacon by which the kiosk shows itself
   * @param signals what contacts and sensors say
   * @param header the names of the parts on the board's header
   * @param pattern the screen's
   * @param network what was measured of the way to the fleet
   */
  public record Parts(
      IdentifyAction beacon,
      ContactEventRouter signals,
      Supplier<Set<String>> header,
      TestPattern pattern,
      Supplier<NetworkQualityFigures> network) {}

  /**
   * @param remote does what can be done from afar as well
   */
  public DeviceExerciseRunner(
      Loop loop,
      KioskState kiosk,
      DeviceTestService care,
      InstalledDevices devices,
      CommandExecutor remote,
      Parts parts) {
    this.loop = loop;
    this.kiosk = kiosk;
    this.care = care;
    this.devices = devices;
    this.remote = remote;
    this.parts = parts;
  }

  @Override
  public Attempt begin(UUID id, PeripheralExercise exercise, Consumer<String> seen) {
    return switch (exercise) {
      case PATTERN -> pattern(seen);
      case PICTURE -> device(devices.camera().map(it -> () -> told(it.testPicture())));
      case TONE ->
          device(
              devices
                  .tone()
                  .map(
                      it ->
                          () -> {
                            it.play();
                            return "played";
                          }));
      case HANDSET ->
          signals("handset-hook", seen, ContactEventRouter.LIFTED, ContactEventRouter.HUNG_UP);
      case PRINT -> Attempt.of(remote.perform(id, RemoteCommandType.TEST_PRINT));
      case SCAN -> device(devices.scanner().map(it -> () -> told(it.scan(ScanRequest.TEST))));
      case READER -> Attempt.of(presence(Peripheral.READER));
      case PRESENCE -> signals(sensors(), seen);
      case IDENTIFY -> {
        IdentifyAction.Shining shining = parts.beacon().shine(SHINE);
        yield Attempt.of(shining.done(), shining.stop());
      }
      case POWER -> power(seen);
      case DOOR -> signals("door-open", seen, ContactEventRouter.OPENED, ContactEventRouter.CLOSED);
      case NETWORK -> Attempt.of(network(parts.network().get()));
    };
  }

  private Attempt device(Optional<Callable<String>> test) {
    return Attempt.of(test.map(care::run).orElseGet(DeviceExerciseRunner::notFitted));
  }

  private static <T> Future<T> notFitted() {
    return Future.failedFuture(PeripheralExercise.NOT_FITTED);
  }

  /** The picture is looked at and wiped here: nobody is shown what the room looks like. */
  private static String told(CameraPicture picture) throws IOException {
    try (picture) {
      return ImageStatistics.at(picture.jpeg())
          .map(ImageStatistics::text)
          .orElseThrow(() -> new IOException("unreadable-picture"));
    }
  }

  private static String told(ScanOutcome outcome) throws IOException {
    return switch (outcome) {
      case ScanOutcome.Scanned(ScannedPage page, _) -> {
        try (page) {
          yield ImageStatistics.at(page.content())
              .map(ImageStatistics::text)
              .orElseGet(() -> "%d bytes of %s".formatted(page.size(), page.type()));
        }
      }
      case ScanOutcome.Busy _ -> throw new IOException("busy");
      case ScanOutcome.Failed(String reason) -> throw new IOException(reason);
    };
  }

  private Attempt pattern(Consumer<String> seen) {
    Set<String> corners =
        Arrays.stream(TestPattern.Corner.values())
            .map(TestPattern.Corner::words)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var watching = new ContactExercise(corners, seen, parts.pattern()::hide);
    parts.pattern().show(corner -> watching.see(corner.words()));
    return watching;
  }

  private Set<String> sensors() {
    Set<String> wanted = new LinkedHashSet<>();
    Set<String> header = parts.header().get();
    if (header.contains("call-button")) {
      wanted.add(ContactEventRouter.CALL);
    }
    for (String sensor : new String[] {"infrared", "radar", "distance"}) {
      if (header.contains(sensor)) {
        wanted.add(sensor);
      }
    }
    return wanted;
  }

  private Attempt signals(String part, Consumer<String> seen, String... wanted) {
    boolean isFitted = parts.header().get().contains(part);
    return signals(isFitted ? new LinkedHashSet<>(Arrays.asList(wanted)) : Set.of(), seen);
  }

  private Attempt signals(Set<String> wanted, Consumer<String> seen) {
    if (wanted.isEmpty()) {
      return Attempt.of(notFitted());
    }
    var watching = new ContactExercise(wanted, seen, () -> parts.signals().listen(null));
    parts.signals().listen(watching::see);
    return watching;
  }

  private Future<String> presence(Peripheral kind) {
    return kiosk
        .peripheral(kind)
        .map(
            it ->
                it.state() == PeripheralState.ERROR
                    ? Future.<String>failedFuture(it.reasons())
                    : Future.succeededFuture(words(it)))
        .orElseGet(
            () -> Future.failedFuture(kiosk.absence(kind).orElse(PeripheralExercise.NOT_FITTED)));
  }

  private static String words(PeripheralReading reading) {
    String model = reading.model().isEmpty() ? reading.state().code() : reading.model();
    return reading.reasons().isEmpty() ? model : model + ", " + reading.reasons();
  }

  private Attempt power(Consumer<String> seen) {
    if (devices.ups().isEmpty()) {
      return Attempt.of(notFitted());
    }
    var watching =
        new ContactExercise(
            new LinkedHashSet<>(Arrays.asList(ON_BATTERY, ON_MAINS)), seen, () -> {});
    askSupply(watching, false);
    return watching;
  }

  private void askSupply(ContactExercise watching, boolean wasOnBattery) {
    if (watching.isOver()) {
      return;
    }
    care.run(devices.ups().orElseThrow()::read)
        .onFailure(watching::fail)
        .onSuccess(
            reading -> {
              if (reading.isOnBattery() || wasOnBattery) {
                String now = reading.isOnBattery() ? ON_BATTERY : ON_MAINS;
                watching.see(now, now + charge(reading));
              }
              var _ =
                  loop.after(
                      ASK_SUPPLY, () -> askSupply(watching, wasOnBattery || reading.isOnBattery()));
            });
  }

  private static String charge(UpsReading reading) {
    return reading.charge().isPresent() ? ", " + reading.charge().getAsInt() + " %" : "";
  }

  private static Future<String> network(NetworkQualityFigures figures) {
    return figures
        .roundTrip()
        .map(
            trip ->
                Future.succeededFuture(
                    "round trip %d ms, jitter %d ms, %d of %d lost"
                        .formatted(
                            trip.toMillis(),
                            figures.jitter().toMillis(),
                            figures.lost(),
                            figures.asked())))
        .orElseGet(
            () ->
                Future.failedFuture(figures.asked() == 0 ? "not measured yet" : "nobody answers"));
  }
}
