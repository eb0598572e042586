package pl.proassist.application.notifying;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.Messages.Route;
import pl.proassist.application.port.SmsGateway;
import pl.proassist.domain.patient.PhoneNumber;

/**
 * Our accounts at SMS providers, as this server finds them. One that failed several times in a row rests for a minute of the product's time, so
 * that not every SMS waits for it before it goes by the next one; then a single SMS tries it, and it works again or rests on.
 *
 * @param accounts the main one first
 */
public record SmsAccounts(List<Account> accounts, Clock clock) {

    private static final int FAILURES = 3;
    private static final Duration REST = Duration.ofMinutes(1);

    public SmsAccounts {
        accounts = List.copyOf(accounts);
    }

    /** @param gateways the main one first */
    public static SmsAccounts of(List<SmsGateway> gateways, Clock clock) {
        return new SmsAccounts(gateways.stream().map(gateway -> new Account(gateway, clock)).toList(), clock);
    }

    public SmsGateway by(Route route) {
        return accounts.get(Math.min(route.account(), accounts.size() - 1));
    }

    /** Where else it may go, as long as it is certain that nobody has it yet. */
    public Option<Route> next(Route route) {
        return Option.when(!route.unsure() && route.account() + 1 < accounts.size(), () -> new Route(route.account() + 1, false));
    }

    /** Where it goes at once, because its own account rests. */
    public Option<Route> detour(Route route) {
        return next(route).filter(next -> accounts.get(route.account()).rests(clock.instant()));
    }

    /** A message that no account took begins at the first one again. */
    public static Route anew(Route route) {
        return route.unsure() ? route : Route.FRESH;
    }

    /** One of them, with what is known of its health. */
    public static final class Account implements SmsGateway {

        private final SmsGateway gateway;
        private final Clock clock;
        private int failures;
        private Instant restsSince = Instant.MIN;

        Account(SmsGateway gateway, Clock clock) {
            this.gateway = gateway;
            this.clock = clock;
        }

        /** Whoever is told that it rests no longer is the one that tries it. A clock that was put back ends every rest. */
        synchronized boolean rests(Instant now) {
            if (failures < FAILURES) {
                return false;
            }
            if (now.isBefore(restsSince) || !now.isBefore(restsSince.plus(REST))) {
                restsSince = now;
                return false;
            }
            return true;
        }

        @Override public Handover send(UUID message, PhoneNumber to, String text) {
            try {
                var handover = gateway.send(message, to, text);
                count(handover instanceof Handover.ChannelDown);
                return handover;
            } catch (GatewayUnavailable weather) {
                count(true);
                throw weather;
            }
        }

        private synchronized void count(boolean failed) {
            failures = failed ? failures + 1 : 0;
            if (failures == FAILURES) {
                restsSince = clock.instant();
            }
        }
    }
}
