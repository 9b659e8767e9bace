package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.site.life.SiteLifeStage;
import fr.teleguichet.fleet.sparkplug.QuotaExcess;
import fr.teleguichet.hardware.device.CallTestFinding;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.device.StateReason;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** From every reason to what is to be done next: a pure table without an empty place. */
final class NextStepResolver {

  private NextStepResolver() {}

  static NextStep of(StatusReason reason) {
    return switch (reason) {
      case StatusReason.SiteOutOfUse site ->
          site.stage() == SiteLifeStage.CLOSED ? NextStep.REMOVE_KIOSK : NextStep.WAIT_FOR_OPENING;
      case StatusReason.LinkLost _ -> NextStep.CHECK_POWER_AND_NETWORK;
      case StatusReason.AnnouncedStop stop -> stopped(stop.reason());
      case StatusReason.OverdueStop _ -> NextStep.RESTART_KIOSK;
      case StatusReason.NoNews _ -> NextStep.CHECK_MANAGER;
      case StatusReason.PeripheralGone gone -> part(gone.device());
      case StatusReason.PeripheralTrouble trouble ->
          keyword(trouble.reasons()).orElseGet(() -> part(trouble.device()));
      case StatusReason.Unhealthy unhealthy -> measure(unhealthy.metric());
      case StatusReason.ServesNobody nobody -> first(nobody.obstacles());
      case StatusReason.ServesPartly partly -> first(partly.obstacles());
      case StatusReason.UpdateGivenUp update ->
          update.cause().equals("no-way-back") ? NextStep.REINSTALL_ON_SITE : NextStep.RETRY_UPDATE;
      case StatusReason.CallTestFailed(var findings) -> callTest(findings);
      case StatusReason.WrongClock _ -> NextStep.SET_CLOCK;
      case StatusReason.SendsTooMuch excess -> traffic(excess.kind());
    };
  }

  private static NextStep callTest(Set<CallTestFinding> findings) {
    return findings.stream().min(Comparator.naturalOrder()).stream()
        .map(
            finding ->
                switch (finding) {
                  case RELAY_UNREACHED, LINE_POOR, LINE_SLOW -> NextStep.CALL_NETWORK_PROVIDER;
                  case PICTURE_MISSING, MICROPHONE_MISSING -> NextStep.CHECK_CABLE;
                  case ECHO_UNHEARD -> NextStep.TURN_SOUND_UP;
                })
        .findFirst()
        .orElse(NextStep.ASK_DIAGNOSTICS);
  }

  private static NextStep stopped(ShutdownReason reason) {
    return switch (reason) {
      case SERVICE_STOPPED, REBOOT, REPAIR, UPDATE -> NextStep.WAIT_FOR_RETURN;
      case POWER_FAILING -> NextStep.CHECK_MAINS;
      case MAINTENANCE -> NextStep.FINISH_WORK;
    };
  }

  private static NextStep traffic(QuotaExcess.Kind kind) {
    return switch (kind) {
      case METRICS, DEVICES, VALUES, BYTES -> NextStep.LIMIT_TRAFFIC;
    };
  }

  private static Optional<NextStep> keyword(String reasons) {
    return Arrays.stream(reasons.split(",", -1))
        .flatMap(word -> StateReason.ofKeyword(word).stream())
        .flatMap(reason -> step(reason).stream())
        .findFirst();
  }

  /** What a peripheral says, where it tells more than which peripheral it is. */
  private static Optional<NextStep> step(StateReason reason) {
    return switch (reason) {
      case MEDIA_EMPTY, MEDIA_LOW, MEDIA_NEEDED -> Optional.of(NextStep.REFILL_PAPER);
      case MEDIA_JAM, FEEDER_JAM, FEEDER_MISPICK -> Optional.of(NextStep.CLEAR_JAM);
      case FEEDER_LOADED -> Optional.of(NextStep.KEEP_FORGOTTEN_PAPER);
      case COVER_OPEN,
          DOOR_OPEN,
          INTERLOCK_OPEN,
          FEEDER_HATCH_OPEN,
          INPUT_TRAY_MISSING,
          OUTPUT_TRAY_MISSING ->
          Optional.of(NextStep.CLOSE_COVER);
      case OUTPUT_AREA_FULL, OUTPUT_AREA_ALMOST_FULL -> Optional.of(NextStep.EMPTY_OUTPUT_TRAY);
      case SHUTTER_CLOSED -> Optional.of(NextStep.OPEN_SHUTTER);
      case MUTED, MICROPHONE_MUTED, HANDSET_OFF_HOOK -> Optional.of(NextStep.TURN_SOUND_UP);
      case MARKER_SUPPLY_LOW, MARKER_SUPPLY_EMPTY, MARKER_SUPPLY_MISSING, TONER_LOW, TONER_EMPTY ->
          Optional.of(NextStep.REPLACE_TONER);
      case MARKER_WASTE_FULL,
          MARKER_WASTE_ALMOST_FULL,
          DEVELOPER_EMPTY,
          DEVELOPER_LOW,
          OPC_LIFE_OVER,
          OPC_NEAR_EOL,
          FUSER_OVER_TEMP,
          FUSER_UNDER_TEMP ->
          Optional.of(NextStep.SERVICE_PRINTER);
      case ON_BATTERY, LOW_BATTERY, BATTERY_LOW, OFF -> Optional.of(NextStep.CHECK_MAINS);
      case REPLACE_BATTERY, CHARGE_LOW, RUNTIME_LOW -> Optional.of(NextStep.REPLACE_BATTERY);
      case UNDER_VOLTAGE -> Optional.of(NextStep.REPLACE_POWER_SUPPLY);
      case FAN_SLOW, FAN_STALLED, TOO_HOT -> Optional.of(NextStep.COOL_DOWN);
      case TAMPER -> Optional.of(NextStep.CHECK_ENCLOSURE);
      case UNPLUGGED, NO_SIGNAL -> Optional.of(NextStep.CHECK_CABLE);
      default -> Optional.empty();
    };
  }

  /** A part that is gone or broken and does not say more. */
  private static NextStep part(String device) {
    return Peripheral.ofDeviceId(device).map(NextStepResolver::part).orElse(NextStep.INSPECT_PART);
  }

  private static NextStep part(Peripheral peripheral) {
    return switch (peripheral) {
      case SCREEN, CAMERA, AUDIO, PRINTER, SCANNER, READER -> NextStep.CHECK_CABLE;
      case PRESENCE, LIGHT -> NextStep.INSPECT_PART;
      case POWER -> NextStep.CHECK_MAINS;
      case ENCLOSURE -> NextStep.CHECK_ENCLOSURE;
    };
  }

  private static NextStep measure(HealthMetric metric) {
    return switch (metric) {
      case CPU_TEMPERATURE -> NextStep.COOL_DOWN;
      case POWER_UNDER_VOLTAGE, POWER_THROTTLED -> NextStep.REPLACE_POWER_SUPPLY;
      case STORAGE_WRITE_TIME, STORAGE_WEAR, STORAGE_ERRORS, STORAGE_READ_ONLY ->
          NextStep.REPLACE_STORAGE;
      case STORAGE_USED, JOURNAL_SIZE, JOURNAL_DROPPED -> NextStep.FREE_STORAGE;
      case NETWORK_RECEIVED, NETWORK_SENT, NETWORK_SIGNAL, JOURNAL_WAITING ->
          NextStep.CALL_NETWORK_PROVIDER;
      case CLOCK_SYNCHRONISED -> NextStep.SET_CLOCK;
      case CPU_USAGE,
          CPU_LOAD,
          MEMORY_USED,
          SWAP_USED,
          PRESSURE_CPU,
          PRESSURE_MEMORY,
          PRESSURE_IO,
          AGENT_MEMORY ->
          NextStep.ASK_DIAGNOSTICS;
    };
  }

  /** The first thing that people are told is the first that has to go. */
  private static NextStep first(Set<ServiceObstacle> obstacles) {
    return new TreeSet<>(obstacles)
        .stream().findFirst().map(NextStepResolver::obstacle).orElse(NextStep.ASK_DIAGNOSTICS);
  }

  private static NextStep obstacle(ServiceObstacle obstacle) {
    return switch (obstacle) {
      case NOT_IN_SERVICE -> NextStep.PUT_IN_SERVICE;
      case CLOSED, SERVICE_CLOSED -> NextStep.WAIT_FOR_OPENING;
      case MAINTENANCE -> NextStep.FINISH_WORK;
      case OUT_OF_ORDER,
          PRINTER_FAILED,
          SCANNER_FAILED,
          SCREEN_FAILED,
          CAMERA_FAILED,
          SOUND_FAILED ->
          NextStep.INSPECT_PART;
      case TRACES_LEFT, PRINTER_UNCHECKED, SCANNER_UNCHECKED -> NextStep.RESTART_KIOSK;
      case CAMERA_MISSING, SOUND_MISSING, PRINTER_MISSING, SCANNER_MISSING -> NextStep.CHECK_CABLE;
      case SHUTTER_CLOSED -> NextStep.OPEN_SHUTTER;
      case NETWORK_DOWN, NETWORK_POOR -> NextStep.CALL_NETWORK_PROVIDER;
      case CLOCK_WRONG -> NextStep.SET_CLOCK;
      case STORAGE_FAILING -> NextStep.REPLACE_STORAGE;
      case POWER_FAILING -> NextStep.CHECK_MAINS;
      case PRINTER_OUT_OF_PAPER -> NextStep.REFILL_PAPER;
      case PRINTER_JAMMED -> NextStep.CLEAR_JAM;
      case PRINTER_OPEN -> NextStep.CLOSE_COVER;
      case PRINTER_OUT_OF_TONER -> NextStep.REPLACE_TONER;
    };
  }
}
