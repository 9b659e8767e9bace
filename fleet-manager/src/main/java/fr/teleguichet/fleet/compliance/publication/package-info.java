/**
 * The documents as pages and files, for those who sign in and, where it is opened, for everybody.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.compliance.publication;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
