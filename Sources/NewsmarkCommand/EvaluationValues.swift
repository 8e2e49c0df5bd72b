public import ArgumentParser
public import Evaluation

extension Breakdown.Key: ExpressibleByArgument {}
extension Match: ExpressibleByArgument {}
extension Comparison.Effect: ExpressibleByArgument {}
