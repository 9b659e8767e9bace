@NullMarked
package fr.teleguichet.fleet.interview.satisfaction;

import org.jspecify.annotations.NullMarked;
