/**
 * What the network spares: greenhouse gases, kilometres and hours of journeys that people did not
 * make, less what the kiosks themselves emit; every assumption is a parameter with a version.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.impact;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
