package fr.teleguichet.fleet.site;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads the kiosk that the address of a page names. Every text names one, there or not. */
@Singleton
final class KioskUrlNameConverter implements TypeConverter<CharSequence, KioskUrlName> {

  @Override
  public Optional<KioskUrlName> convert(
      CharSequence text, Class<KioskUrlName> type, ConversionContext context) {
    return Optional.of(KioskUrlName.parse(text.toString()));
  }
}
