package pl.proassist.adapters.persistence;

import java.time.Clock;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.AttendancesContract;
import pl.proassist.application.port.Stores;
import pl.proassist.domain.visit.VisitId;

class JpaAttendancesTest extends AttendancesContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return JpaStores.empty(subscriptions, clock);
    }

    @Override protected String token(VisitId visit) {
        return JpaStores.ADDRESSES.attendanceToken(visit);
    }
}
