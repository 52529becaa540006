mod broken;
mod duplicates;
mod faults;
mod inputs;
mod outputs;
