/** The mediator’s page: kiosks of the place, calls for help, repair cards, notes of visits. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.mediator;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
