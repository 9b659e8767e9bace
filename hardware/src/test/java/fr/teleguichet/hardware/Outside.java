package fr.teleguichet.hardware;

import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The conditions that ArchUnit doesn't have in words. */
final class Outside {

  private static final Map<String, Set<String>> CLOCKS_AND_CHANCE =
      Map.ofEntries(
          Map.entry("java.lang.System", Set.of("currentTimeMillis", "nanoTime", "getenv")),
          Map.entry("java.lang.Math", Set.of("random")),
          Map.entry("java.time.Instant", Set.of("now")),
          Map.entry("java.time.LocalDate", Set.of("now")),
          Map.entry("java.time.LocalTime", Set.of("now")),
          Map.entry("java.time.LocalDateTime", Set.of("now")),
          Map.entry("java.time.OffsetDateTime", Set.of("now")),
          Map.entry("java.time.ZonedDateTime", Set.of("now")),
          Map.entry("java.time.ZoneId", Set.of("systemDefault")),
          Map.entry(
              "java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system", "tickMillis")),
          Map.entry("java.util.UUID", Set.of("randomUUID")),
          Map.entry("java.util.Random", Set.of("<init>")),
          Map.entry("java.util.SplittableRandom", Set.of("<init>")),
          Map.entry("java.security.SecureRandom", Set.of("<init>")),
          Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of("current")));

  private static final Set<String> MUTABLE =
      Set.of(
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.ArrayDeque",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.EnumMap",
          "java.util.HashSet",
          "java.util.LinkedHashSet",
          "java.util.TreeSet",
          "java.util.BitSet",
          "java.lang.StringBuilder",
          "java.lang.ThreadLocal");

  static final ArchCondition<JavaClass> READ_CLOCK_OR_CHANCE =
      new ArchCondition<>("read the machine's clock, its zone or its chance") {
        @Override
        public void check(JavaClass item, ConditionEvents events) {
          for (JavaAccess<?> access : item.getAccessesFromSelf()) {
            String owner = access.getTargetOwner().getName();
            if (CLOCKS_AND_CHANCE.getOrDefault(owner, Set.of()).contains(access.getName())) {
              events.add(SimpleConditionEvent.satisfied(access, access.getDescription()));
            }
          }
        }
      };

  static final ArchCondition<JavaField> NOT_BE_A_MUTABLE_CONTAINER =
      new ArchCondition<>("not be a mutable container") {
        @Override
        public void check(JavaField field, ConditionEvents events) {
          String type = field.getRawType().getName();
          // A private array is a table for its own class; the compiler keeps some as well.
          boolean open = !field.getModifiers().contains(JavaModifier.PRIVATE);
          boolean mutable =
              (field.getRawType().isArray() && open && !field.getName().startsWith("$"))
                  || isMutable(type);
          if (mutable) {
            events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is a " + type));
          }
        }
      };

  static final ArchCondition<JavaClass> MAKE_A_MUTABLE_CONTAINER_WHEN_LOADED =
      new ArchCondition<>("make a mutable container in their static initialiser") {
        @Override
        public void check(JavaClass item, ConditionEvents events) {
          item.getStaticInitializer().stream()
              .flatMap(initialiser -> initialiser.getConstructorCallsFromSelf().stream())
              .filter(call -> isMutable(call.getTargetOwner().getName()))
              .forEach(
                  call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
        }
      };

  static final ArchCondition<JavaClass> LIE_IN_A_MARKED_PACKAGE =
      new ArchCondition<>("lie in a package that is @NullMarked and @CheckReturnValue") {
        @Override
        public void check(JavaClass item, ConditionEvents events) {
          JavaPackage home = item.getPackage();
          boolean marked =
              home.tryGetPackageInfo().isPresent() && home.isAnnotatedWith(NullMarked.class);
          // @CheckReturnValue is kept in class files only by name, which is enough here.
          if (!marked || !home.isAnnotatedWith(CheckReturnValue.class)) {
            events.add(
                SimpleConditionEvent.violated(item, home.getName() + " lacks one of the two"));
          }
        }
      };

  private Outside() {}

  private static boolean isMutable(String type) {
    return MUTABLE.contains(type) || type.startsWith("java.util.concurrent.");
  }
}
