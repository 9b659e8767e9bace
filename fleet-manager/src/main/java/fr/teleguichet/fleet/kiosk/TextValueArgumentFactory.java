package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.hardware.text.SingleTextValue;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Binds checked values as the texts that tables keep. The database finds it by its service file.
 */
public final class TextValueArgumentFactory implements ArgumentFactory {

  @Override
  public Optional<Argument> build(Type type, Object value, ConfigRegistry config) {
    return value instanceof SingleTextValue text
        ? Optional.of((position, statement, _) -> statement.setString(position, text.value()))
        : Optional.empty();
  }
}
