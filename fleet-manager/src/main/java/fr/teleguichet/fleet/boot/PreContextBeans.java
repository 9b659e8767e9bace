package fr.teleguichet.fleet.boot;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.micronaut.context.RuntimeBeanDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is made before Micronaut's context exists and is there as a bean: each said once.
 *
 * <p>Micronaut's descriptions of methods are static and never forget a context whose settings they
 * were shown, nor the definitions that it was given; so each definition only points at its part,
 * and lets go of it at the end.
 */
final class PreContextBeans implements AutoCloseable {
  private final List<RuntimeBeanDefinition<?>> definitions = new ArrayList<>();
  private final List<Part<?>> parts = new ArrayList<>();

  /** Makes a part known under its own class and whatever that is. */
  @CanIgnoreReturnValue
  @SuppressWarnings("unchecked") // the class of a part is one of its own type
  <T> T add(T part) {
    add((Class<T>) part.getClass(), part);
    return part;
  }

  /** Makes a part known under this type only. */
  <T> void add(Class<T> type, T part) {
    Part<T> held = new Part<>(part);
    parts.add(held);
    add(RuntimeBeanDefinition.builder(type, held).singleton(true).build());
  }

  void add(RuntimeBeanDefinition<?> definition) {
    definitions.add(definition);
  }

  RuntimeBeanDefinition<?>[] definitions() {
    return definitions.toArray(RuntimeBeanDefinition[]::new);
  }

  /** Lets go of every part; the context that had them must be closed. */
  @Override
  public void close() {
    parts.forEach(Part::letGo);
  }

  private static final class Part<T> implements Supplier<T> {
    private volatile @Nullable T value;

    Part(T value) {
      this.value = value;
    }

    @Override
    public T get() {
      return Objects.requireNonNull(value, "the context is closed");
    }

    void letGo() {
      value = null;
    }
  }
}
