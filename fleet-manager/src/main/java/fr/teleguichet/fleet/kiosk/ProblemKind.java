package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.hardware.device.Peripheral;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a problem is about, as people filter for it: the connection, whom it can serve, a measure,
 * an update, the clock, how much it sends, or one peripheral.
 *
 * @param code {@code link}, {@code service}, {@code measure}, {@code update}, {@code clock}, {@code
 *     call}, {@code traffic}, or a peripheral's device id
 */
public record ProblemKind(String code) {

  static final ProblemKind LINK = new ProblemKind("link");
  static final ProblemKind SERVICE = new ProblemKind("service");
  static final ProblemKind MEASURE = new ProblemKind("measure");
  static final ProblemKind UPDATE = new ProblemKind("update");
  static final ProblemKind CLOCK = new ProblemKind("clock");
  static final ProblemKind CALL = new ProblemKind("call");
  static final ProblemKind TRAFFIC = new ProblemKind("traffic");

  private static final List<ProblemKind> COMMON =
      List.of(LINK, SERVICE, MEASURE, UPDATE, CLOCK, CALL, TRAFFIC);

  /** Whether it is about the kiosk as a whole, and not about a peripheral. */
  boolean isCommon() {
    return COMMON.contains(this);
  }

  /** Everything that can be chosen. */
  public static List<ProblemKind> all() {
    List<ProblemKind> kinds = new ArrayList<>(COMMON);
    Stream.of(Peripheral.values()).map(it -> new ProblemKind(it.deviceId())).forEach(kinds::add);
    return kinds;
  }

  static ProblemKind of(StatusReason reason) {
    return switch (reason) {
      case StatusReason.LinkLost _,
          StatusReason.AnnouncedStop _,
          StatusReason.OverdueStop _,
          StatusReason.NoNews _ ->
          LINK;
      case StatusReason.PeripheralGone gone -> new ProblemKind(gone.device());
      case StatusReason.PeripheralTrouble trouble -> new ProblemKind(trouble.device());
      case StatusReason.SiteOutOfUse _, StatusReason.ServesNobody _, StatusReason.ServesPartly _ ->
          SERVICE;
      case StatusReason.Unhealthy _ -> MEASURE;
      case StatusReason.UpdateGivenUp _ -> UPDATE;
      case StatusReason.WrongClock _ -> CLOCK;
      case StatusReason.CallTestFailed _ -> CALL;
      case StatusReason.SendsTooMuch _ -> TRAFFIC;
    };
  }
}
