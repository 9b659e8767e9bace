package fr.teleguichet.edge;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.text.CodedEnum;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Words that stand in the agent's files and log, and that the fleet manager reads: whoever renames
 * a class or a constant changes the left side of this table, never the right one.
 */
final class StoredWordsTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          update.UpdateFailureCause, unsigned stranger quarantined signer-expired incompatible downgrade below-minimum damaged too-large no-space busy no-way-back failed not-proven interrupted gone waited-too-long
          update.UpdateOutcome$End, SUCCEEDED FAILED CANCELLED
          update.install.InstalledPart$State, GOOD ON_TRIAL BAD
          reset.ResetKind, keep-identity wipe-identity
          reset.ResetRefusal, citizen-served busy wrong-unit unsent not-recorded machine
          repair.RepairRung, component screen agent reboot degraded
          identity.IdentityState, Unknown Configured Unclaimed Enrolling Waiting Refused Unanswered Lapsed Enrolled Renewing Delayed
          link.LinkState, Offline Connecting Subscribing AwaitingHost Online Leaving Stopping Stopped
          call.CallEndReason, ended cancelled transferred failed
          help.HelpMoment, home choosing waiting interview survey
          document.ForgottenPaperPlace, scanner feeder printer
          reset.ResetScope, appliance package simulated
          repair.RepairLadderState, Well Suspect Climbing Degraded
          """)
  void whatIsStoredKeepsItsWords(String type, String words) throws ReflectiveOperationException {
    Class<?> states = Class.forName("fr.teleguichet.edge." + type);
    Method word = method(states);
    word.setAccessible(true);
    List<String> now = new ArrayList<>();
    for (Object value : values(states).toList()) {
      now.add((String) word.invoke(value));
    }
    assertThat(now).containsExactlyInAnyOrder(words.split(" ", -1));
  }

  private static Method method(Class<?> states) throws ReflectiveOperationException {
    return states.isEnum() && !CodedEnum.class.isAssignableFrom(states)
        ? Enum.class.getMethod("name")
        : states.getMethod("code");
  }

  private static Stream<?> values(Class<?> type) {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants())
        : leaves(type).distinct().map(StoredWordsTest::blank);
  }

  /** One that is a kind of several things comes several times. */
  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StoredWordsTest::leaves)
        : Stream.of(type);
  }

  /** A record of nothing: its word doesn't depend on what it holds. */
  private static Object blank(Class<?> type) {
    try {
      RecordComponent[] parts = type.getRecordComponents();
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(
          Arrays.stream(parts).map(it -> it.getType() == int.class ? 0 : null).toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type.getName(), e);
    }
  }
}
