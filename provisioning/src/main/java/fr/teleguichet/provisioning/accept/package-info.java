/**
 * The acceptance test: peripherals, accessibility measures, the signed record and its way to the
 * manager.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.provisioning.accept;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
