package pl.proassist.application.fakes;

import static java.util.Collections.frequency;

import pl.proassist.application.port.Measurements;
import pl.proassist.application.port.MeasurementsContract;

class RecordedMeasurementsTest extends MeasurementsContract {

    private final RecordedMeasurements recorded = new RecordedMeasurements();

    @Override protected Measurements measurements() {
        return recorded;
    }

    @Override protected long bookings(String outcome) {
        return frequency(recorded.bookings(), outcome);
    }

    @Override protected long releases() {
        return recorded.releases().size();
    }

    @Override protected long gatewayCalls(String gateway, String operation, String result) {
        return frequency(recorded.gatewayCalls(), gateway + " " + operation + " " + result);
    }

    @Override protected long ledgerBreaches(String kind) {
        return frequency(recorded.ledgerBreaches(), kind);
    }

    @Override protected long staffLettersReturned() {
        return recorded.staffLettersReturned();
    }

    @Override protected long handovers(String channel) {
        return recorded.handovers().stream().filter(each -> each.startsWith(channel + " ")).count();
    }
}
