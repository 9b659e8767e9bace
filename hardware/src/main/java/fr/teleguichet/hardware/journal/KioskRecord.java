package fr.teleguichet.hardware.journal;

import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Something that happened at a kiosk and counts. No record says who a citizen is. */
public sealed interface KioskRecord {

  /** The longest interview that is believed. */
  Duration MAX_INTERVIEW = Duration.ofHours(12);

  /** When it happened, as far as the record may tell. */
  Instant occurred();

  /**
   * One interview, or the attempt at one.
   *
   * @param service whom the citizen asked for
   * @param started when citizen and adviser saw or heard each other, or, where that never came,
   *     when the citizen began to wait
   * @param length from there to its end, 0 to 12 hours; 0 where nobody was reached
   * @param outcome how it ended
   * @param waited how long the citizen waited for an adviser, 0 to 12 hours; empty where nobody
   *     knows
   */
  record Interview(
      ServiceCode service,
      Instant started,
      Duration length,
      Outcome outcome,
      Optional<Duration> waited)
      implements KioskRecord {

    /** How long a talk has to be to be an interview, where the fleet says no other length. */
    public static final Duration STANDARD_MINIMUM = Duration.ofMinutes(1);

    public Interview {
      requireBelievable("an interview of ", length);
      waited.ifPresent(it -> requireBelievable("a wait of ", it));
    }

    /** One of which nobody knows how long the citizen waited. */
    public Interview(ServiceCode service, Instant started, Duration length, Outcome outcome) {
      this(service, started, length, outcome, Optional.empty());
    }

    private static void requireBelievable(String what, Duration length) {
      if (length.isNegative() || length.compareTo(MAX_INTERVIEW) > 0) {
        throw new IllegalArgumentException(what + length + " is not within 12 hours");
      }
    }

    @Override
    public Instant occurred() {
      return started;
    }
  }

  /** How an interview ended. */
  enum Outcome {
    /** The citizen spoke with an agent for as long as an interview has to be, or longer. */
    HELD,
    /** The citizen left before an agent answered, or sooner than that. */
    ABANDONED,
    /** Nobody answered. */
    UNANSWERED,
    /** The kiosk or the network failed. */
    FAILED,
    /**
     * The citizen was told of other ways at once, at an hour at which the service answers, since no
     * call could come about: nobody was called, and nobody waited.
     */
    UNREACHED
  }

  /**
   * One person's answers. They stand alone, without a link to the interview, dated by the week.
   *
   * @param service whom the interview was with
   * @param week the Monday of the week
   * @param satisfaction on the four levels
   * @param recommend whether the person would recommend the service; empty when not answered
   * @param resolved whether the request was met; empty when not answered
   * @param alternative what the person would have done without the kiosk; empty when not answered
   * @param referral how the person came to know of it; empty when not answered
   */
  record Survey(
      ServiceCode service,
      LocalDate week,
      Satisfaction satisfaction,
      Optional<Recommendation> recommend,
      Optional<Resolution> resolved,
      Optional<Alternative> alternative,
      Optional<ReferralSource> referral)
      implements KioskRecord {
    public Survey {
      if (week.getDayOfWeek() != DayOfWeek.MONDAY) {
        throw new IllegalArgumentException(
            "the week of a survey begins on a Monday, not on " + week);
      }
    }

    /** One of a person who was asked the first three questions only. */
    public Survey(
        ServiceCode service,
        LocalDate week,
        Satisfaction satisfaction,
        Optional<Recommendation> recommend,
        Optional<Resolution> resolved) {
      this(service, week, satisfaction, recommend, resolved, Optional.empty(), Optional.empty());
    }

    @Override
    public Instant occurred() {
      return week.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }

  /** The four levels of the common survey. */
  enum Satisfaction {
    VERY_SATISFIED,
    SATISFIED,
    LITTLE_SATISFIED,
    NOT_SATISFIED
  }

  /** Would the person recommend the service? */
  enum Recommendation {
    YES,
    NO,
    UNDECIDED
  }

  /** Was the person's request met? */
  enum Resolution {
    YES,
    PARTLY,
    NO
  }

  /** What would the person have done without the kiosk? */
  enum Alternative {
    /** Gone there in an own car. */
    OWN_CAR,
    /** Gone there by bus or train. */
    PUBLIC_TRANSPORT,
    /** Been driven there by somebody. */
    DRIVEN,
    TELEPHONE,
    INTERNET,
    /** Done without what is due to them. */
    GIVEN_UP
  }

  /** How did the person come to know of the kiosk? */
  enum ReferralSource {
    POSTER,
    TOWN_HALL,
    /** Whoever receives people where the kiosk stands. */
    MEDIATOR,
    /** Family, a friend, a neighbour. */
    ACQUAINTANCE,
    /** The public body itself. */
    PUBLIC_BODY,
    PRESS,
    INTERNET
  }

  /**
   * People counted, never identified, during one hour.
   *
   * @param hour the hour's first instant
   * @param passers how many came near, 0 to 10,000
   * @param visits how many stayed in front of the screen, 0 to 10,000
   */
  record Presence(Instant hour, int passers, int visits) implements KioskRecord {
    public Presence {
      if (passers < 0 || passers > 10_000 || visits < 0 || visits > 10_000) {
        throw new IllegalArgumentException(
            passers + " passers and " + visits + " visits in an hour");
      }
    }

    @Override
    public Instant occurred() {
      return hour;
    }
  }

  /**
   * A peripheral changed for the worse or the better.
   *
   * @param peripheral which one
   * @param occurred when the kiosk noticed
   * @param state what it is now; empty when it is not there any more
   * @param reasons why, keywords separated by commas
   */
  record Incident(
      Peripheral peripheral, Instant occurred, Optional<PeripheralState> state, String reasons)
      implements KioskRecord {}

  /**
   * The agent started.
   *
   * @param occurred when
   * @param cause why, a {@code AgentStartCause} word
   * @param bootId the kernel's boot id
   */
  record Started(Instant occurred, String cause, String bootId) implements KioskRecord {}

  /**
   * A citizen's session went one step further.
   *
   * @param occurred when
   * @param session one number for the steps of one session; it says nothing of the citizen, and no
   *     survey carries it
   * @param step which
   * @param service the one that was chosen; empty before
   */
  record Visit(Instant occurred, UUID session, SessionStep step, Optional<ServiceCode> service)
      implements KioskRecord {}

  /**
   * A remote action went one step further.
   *
   * @param occurred when
   * @param id which action, as the fleet numbered it
   * @param action its word, a {@code CareAction}'s or a newer one
   * @param stage where it stands now
   * @param reason why it failed, was refused or ended as it did, a keyword or a short sentence;
   *     empty when there is nothing to say
   */
  record Care(Instant occurred, UUID id, String action, RemoteCommandStage stage, String reason)
      implements KioskRecord {
    /** The longest reason, in characters. */
    public static final int MAX_REASON_LENGTH = 400;

    public Care {
      if (reason.length() > MAX_REASON_LENGTH) {
        reason = reason.substring(0, MAX_REASON_LENGTH);
      }
    }
  }

  /**
   * An update of the kiosk's software is over, for one of the parts that it was about.
   *
   * @param occurred when
   * @param action the update server's number of it; the parts of one update share it
   * @param part what of the kiosk, such as {@code os}; empty when the order could not be read
   * @param from the version that ran before; empty when nothing was begun
   * @param to the version that was wanted; empty when the order could not be read
   * @param end how it ended
   * @param cause why it failed, a keyword; empty when it did not
   * @param check what did not work with the new version, such as {@code printer}; empty when
   *     nothing was found
   */
  record Update(
      Instant occurred,
      String action,
      String part,
      String from,
      String to,
      UpdateEnd end,
      String cause,
      String check)
      implements KioskRecord {
    /** The longest of its texts, in characters. */
    public static final int MAX_TEXT_LENGTH = 64;

    public Update {
      action = shortened(action);
      part = shortened(part);
      from = shortened(from);
      to = shortened(to);
      cause = shortened(cause);
      check = shortened(check);
    }

    private static String shortened(String text) {
      return text.length() > MAX_TEXT_LENGTH ? text.substring(0, MAX_TEXT_LENGTH) : text;
    }
  }

  /**
   * What citizens could have left on the kiosk was erased, and looked for. It says nothing of whom
   * or what it was about.
   *
   * @param occurred when the last place had been looked at
   * @param isRecheck whether it was looked again without a session before, since the former look
   *     had not found everything gone
   * @param places what was found, by place; those that the kiosk does not have are not in it
   */
  record Erasure(
      Instant occurred, boolean isRecheck, SortedMap<ErasurePlace, ErasureFinding> places)
      implements KioskRecord {
    public Erasure {
      places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
    }

    /** The places at which this was found. */
    public Set<ErasurePlace> places(ErasureFinding result) {
      Set<ErasurePlace> found = EnumSet.noneOf(ErasurePlace.class);
      found.addAll(places.keySet());
      found.removeIf(place -> places.get(place) != result);
      return Collections.unmodifiableSet(found);
    }
  }

  /**
   * A change of the network that somebody tried at the kiosk is over.
   *
   * @param occurred when
   * @param isConnection whether it was of the connection; else of the proxy alone
   * @param end how it ended
   * @param cause what was wrong with the new network, a keyword such as {@code wifi-password},
   *     shortened to 64 characters; empty when there is nothing to say
   */
  record NetworkChange(Instant occurred, boolean isConnection, NetworkChangeEnd end, String cause)
      implements KioskRecord {
    public NetworkChange {
      cause = Update.shortened(cause);
    }
  }

  /** A record of a type that this version does not know, kept as it came. */
  record Other(String type, Instant occurred, String body) implements KioskRecord {}
}
