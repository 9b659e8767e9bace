package fr.teleguichet.edge.session;

import fr.teleguichet.edge.StateDrawing;
import fr.teleguichet.edge.session.CitizenSession.Agreement;
import fr.teleguichet.edge.session.CitizenSession.Checking;
import fr.teleguichet.edge.session.CitizenSession.Connected;
import fr.teleguichet.edge.session.CitizenSession.Connecting;
import fr.teleguichet.edge.session.CitizenSession.Doubt;
import fr.teleguichet.edge.session.CitizenSession.Home;
import fr.teleguichet.edge.session.CitizenSession.Idle;
import fr.teleguichet.edge.session.CitizenSession.NoAnswer;
import fr.teleguichet.edge.session.CitizenSession.Thanks;
import fr.teleguichet.edge.session.CitizenSession.TooShort;
import fr.teleguichet.edge.session.CitizenSession.Turn;
import fr.teleguichet.edge.session.CitizenSession.Unsure;
import fr.teleguichet.edge.session.CitizenSession.Waiting;
import fr.teleguichet.hardware.journal.KioskRecord.Alternative;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.ReferralSource;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every move of a session: each method of each state, called with each kind of argument. */
public final class SessionMoves {

  private static final ServiceCode SERVICE = new ServiceCode("caf");
  private static final ServiceCode OTHER = new ServiceCode("carsat");
  private static final Connected TALK =
      new Connected(SERVICE, after(Duration.ZERO), Duration.ZERO, Duration.ofMinutes(1));
  private static final CallerDetails CALLER = new CallerDetails("fr", false);
  private static final SurveyAnswer CONTENT = new SurveyAnswer.Satisfied(Satisfaction.SATISFIED);

  private static final Map<Class<?>, List<?>> ARGUMENTS =
      Map.of(
          ServiceCode.class, List.of(SERVICE),
          CallerDetails.class, List.of(CALLER),
          CallEnding.class, List.of(CallEnding.values()),
          Duration.class, List.of(Duration.ofMinutes(1)),
          LocalDate.class, List.of(LocalDate.of(2026, 11, 24)),
          ClockReading.class, List.of(after(Duration.ofSeconds(30)), after(Duration.ofMinutes(20))),
          SurveyAnswer.class,
              List.of(
                  CONTENT,
                  new SurveyAnswer.Recommends(Recommendation.YES),
                  new SurveyAnswer.Resolved(Resolution.PARTLY),
                  new SurveyAnswer.Otherwise(Alternative.OWN_CAR),
                  new SurveyAnswer.Referred(ReferralSource.POSTER)));

  private SessionMoves() {}

  private static ClockReading after(Duration time) {
    return new ClockReading(Instant.parse("2026-11-24T08:00:00Z").plus(time), time);
  }

  /** All of them, as rows of the drawing's table. */
  public static Set<String> all() {
    Set<String> moves = new TreeSet<>();
    states().forEach(state -> follow(state, moves));
    return moves;
  }

  private static Stream<CitizenSession> states() {
    List<Unsure> occupied = new ArrayList<>();
    occupied.add(new Home());
    occupied.add(new Agreement(SERVICE));
    occupied.add(new Checking(SERVICE, CALLER));
    occupied.add(new Waiting(SERVICE, CALLER, after(Duration.ZERO)));
    // Without the first answer the other questions are not asked.
    occupied.add(new SurveyInProgress(SERVICE, SurveyQuestion.SATISFACTION, SurveyAnswers.NONE));
    Stream.of(SurveyQuestion.values())
        .filter(it -> it != SurveyQuestion.SATISFACTION)
        .map(it -> new SurveyInProgress(SERVICE, it, SurveyAnswers.NONE.with(CONTENT)))
        .forEach(occupied::add);
    occupied.add(new NoAnswer(SERVICE, CallEnding.NOBODY));
    return Stream.of(
            Stream.of(new Idle(), new Thanks(true), new TooShort()),
            Stream.of(
                new Connecting(SERVICE, after(Duration.ZERO)),
                TALK,
                new TransferOffer(TALK, OTHER, CALLER)),
            occupied.stream(),
            occupied.stream().map(Doubt::new))
        .flatMap(it -> it);
  }

  private static void follow(CitizenSession state, Set<String> moves) {
    StateDrawing.methods(state.getClass())
        .filter(it -> leadsOn(it.getReturnType()) && !Modifier.isPrivate(it.getModifiers()))
        .forEach(
            method -> {
              for (List<Object> arguments : arguments(method)) {
                follow(state, method, arguments, moves);
              }
            });
  }

  private static boolean leadsOn(Class<?> result) {
    return CitizenSession.class.isAssignableFrom(result) || result.equals(Turn.class);
  }

  private static List<List<Object>> arguments(Method method) {
    List<List<Object>> all = List.of(List.of());
    for (Class<?> type : method.getParameterTypes()) {
      List<?> values = ARGUMENTS.getOrDefault(type, List.of());
      if (values.isEmpty()) {
        throw new AssertionError("no example of a " + type);
      }
      List<List<Object>> longer = new ArrayList<>();
      for (List<Object> before : all) {
        values.forEach(it -> longer.add(Stream.concat(before.stream(), Stream.of(it)).toList()));
      }
      all = longer;
    }
    return all;
  }

  private static void follow(
      CitizenSession state, Method method, List<Object> arguments, Set<String> moves) {
    try {
      method.setAccessible(true);
      Object result = method.invoke(state, arguments.toArray());
      Object next = result instanceof Turn turn ? turn.next() : result;
      moves.add(StateDrawing.row(state, method.getName(), next));
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof IllegalArgumentException)) {
        throw new AssertionError("%s of %s".formatted(method, state), e);
      }
      // An answer to another question, which the desk asks about first.
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
