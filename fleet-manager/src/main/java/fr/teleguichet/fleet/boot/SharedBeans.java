package fr.teleguichet.fleet.boot;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.micronaut.context.RuntimeBeanDefinition;
import java.util.ArrayList;
import java.util.List;

/** What is made before Micronaut's context exists and is there as a bean: each said once. */
final class SharedBeans {
  private final List<RuntimeBeanDefinition<?>> definitions = new ArrayList<>();

  /** Makes a part known under its own class and whatever that is. */
  @CanIgnoreReturnValue
  <T> T add(T part) {
    definitions.add(RuntimeBeanDefinition.builder(part).build());
    return part;
  }

  /** Makes a part known under this type only. */
  <T> void add(Class<T> type, T part) {
    add(RuntimeBeanDefinition.builder(type, () -> part).singleton(true).build());
  }

  void add(RuntimeBeanDefinition<?> definition) {
    definitions.add(definition);
  }

  RuntimeBeanDefinition<?>[] definitions() {
    return definitions.toArray(RuntimeBeanDefinition[]::new);
  }
}
