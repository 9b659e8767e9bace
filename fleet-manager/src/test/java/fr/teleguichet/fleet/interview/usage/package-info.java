@NullMarked
package fr.teleguichet.fleet.interview.usage;

import org.jspecify.annotations.NullMarked;
