/**
 * The public services of the network as data: what citizens read of them, where and when they are
 * offered, and how kiosks hear of it.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.service;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
