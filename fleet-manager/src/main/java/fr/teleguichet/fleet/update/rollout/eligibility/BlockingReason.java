package fr.teleguichet.fleet.update.rollout.eligibility;

import java.time.Instant;
import java.util.List;

/** Why a kiosk does not begin an update yet, or does not come on with it. */
public sealed interface BlockingReason {

  /** There is no such kiosk now. */
  record Gone() implements BlockingReason {}

  /** Its access has ended until a person lets it in again. */
  record Lapsed() implements BlockingReason {}

  /** It is not connected, and did not ask for updates of late. */
  record Silent() implements BlockingReason {}

  /**
   * It went offline in the midst of its update.
   *
   * @param since when that was
   */
  record Offline(Instant since) implements BlockingReason {}

  /** It has another update that is not over. */
  record Occupied() implements BlockingReason {}

  /** It is not the time for it. */
  record Closed() implements BlockingReason {}

  /**
   * Another kiosk of its area is being updated.
   *
   * @param kiosk that one
   */
  record AreaBusy(String kiosk) implements BlockingReason {}

  /**
   * Every other kiosk that is near enough is away or being updated.
   *
   * @param kilometres how near they would have to be
   */
  record OnlyServing(int kilometres) implements BlockingReason {}

  /**
   * No other kiosk is near, and citizens may come now.
   *
   * @param kilometres how near one would have to be
   */
  record Alone(int kilometres) implements BlockingReason {}

  /**
   * A citizen has booked it.
   *
   * @param start when the appointment begins, or began
   */
  record Booked(Instant start) implements BlockingReason {}

  /** The obstacle in files and messages. */
  default String code() {
    return switch (this) {
      case Gone _ -> "gone";
      case Lapsed _ -> "lapsed";
      case Silent _ -> "silent";
      case Offline _ -> "offline";
      case Occupied _ -> "occupied";
      case Closed _ -> "closed";
      case AreaBusy _ -> "area-busy";
      case OnlyServing _ -> "only-serving";
      case Alone _ -> "alone";
      case Booked _ -> "booked";
    };
  }

  /** What the sentence of this word needs, in order. */
  default List<Object> facts() {
    return switch (this) {
      case AreaBusy(String kiosk) -> List.of(kiosk);
      case OnlyServing(int kilometres) -> List.of(kilometres);
      case Alone(int kilometres) -> List.of(kilometres);
      case Booked(Instant start) -> List.of(start);
      case Offline(Instant since) -> List.of(since);
      case Gone _, Lapsed _, Silent _, Occupied _, Closed _ -> List.of();
    };
  }
}
