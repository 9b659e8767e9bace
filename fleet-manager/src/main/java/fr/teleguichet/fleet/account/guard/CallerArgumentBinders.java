package fr.teleguichet.fleet.account.guard;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Principal;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.bind.ArgumentBinder.BindingResult;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets routes take who asks as a parameter: a {@link Principal}, or a {@link Caller.Person}. */
@Factory
final class CallerArgumentBinders {

  @Singleton
  TypedRequestArgumentBinder<Principal> visitors() {
    return new Binder<>(Principal.class) {
      @Override
      Optional<Principal> find(HttpRequest<?> request) {
        return Caller.of(request).known();
      }
    };
  }

  @Singleton
  TypedRequestArgumentBinder<Caller.Person> people() {
    return new Binder<>(Caller.Person.class) {
      @Override
      Optional<Caller.Person> find(HttpRequest<?> request) {
        return Caller.of(request) instanceof Caller.Person person
            ? Optional.of(person)
            : Optional.empty();
      }
    };
  }

  private abstract static class Binder<T> implements TypedRequestArgumentBinder<T> {
    private final Class<T> type;

    Binder(Class<T> type) {
      this.type = type;
    }

    abstract Optional<T> find(HttpRequest<?> request);

    @Override
    public Argument<T> argumentType() {
      return Argument.of(type);
    }

    @Override
    public BindingResult<T> bind(ArgumentConversionContext<T> context, HttpRequest<?> request) {
      Optional<T> found = find(request);
      return () -> found;
    }
  }
}
