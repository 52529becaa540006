mod broken;
mod duplicates;
mod faults;
mod golden;
mod inputs;
mod outputs;
mod parquet;
